import Foundation

/// A lab of one name is built by one process at a time: the next would take it down while the first still uses it.
///
/// The claim is on the lab's folder and ends with the process, however that ends, so that a lab which was left behind is nobody's.
final class LabClaim: Sendable {
    private let descriptor: Int32

    /// Claims a lab of which the folder is there.
    /// - Throws: `LabError` when another process has it.
    init(_ prefix: String) throws {
        let folder = LabFolder.path(prefix)
        descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw LabError("cannot open \(folder): \(String(cString: strerror(errno)))") }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            throw LabError("another process is using the lab \(prefix); end it first")
        }
    }

    deinit { close(descriptor) }

    /// Looks whether a lab that may be there is in use.
    /// - Throws: `LabError` when another process has it.
    static func check(_ prefix: String) throws {
        guard FileManager.default.fileExists(atPath: LabFolder.path(prefix)) else { return }
        _ = try LabClaim(prefix)
    }
}
