import Foundation

/// Each listener and each connection is a file: the kernel's usual 1,024 are too few for a country.
enum FileLimit {
    /// Takes as many as the process may have.
    static func raise() {
        var limit = rlimit()
        let kind = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
        guard getrlimit(kind, &limit) == 0 else { return }
        limit.rlim_cur = limit.rlim_max
        setrlimit(kind, &limit)
    }
}
