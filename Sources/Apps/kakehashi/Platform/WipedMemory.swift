import Foundation

/// Memory that was given back holds nothing, and a crash leaves no core file.
///
/// A 個人番号 passes through the platform on its way from an organisation's system to its register. What is freed is not
/// overwritten by itself, and a dump of the process would show it. The C library can overwrite it, if it is told before
/// the process begins: hence the second start.
enum WipedMemory {
    private static let tunables = "GLIBC_TUNABLES"
    /// Any byte but 0 for what is freed; blocks that a thread keeps for itself are never overwritten, so it keeps none.
    ///
    /// Memory is asked for a megabyte at a time: a page at a time is a call of the kernel for each.
    private static let wanted = "glibc.malloc.perturb=85:glibc.malloc.tcache_count=0:glibc.malloc.top_pad=1048576"

    /// Begins the process anew under the same number when its memory is not wiped yet.
    ///
    /// On the first thread: the kernel's promise to end this process with its parent (`PR_SET_PDEATHSIG`) belongs to the
    /// thread that begins anew, and no other one has it.
    /// - Throws: `ToolError` when that cannot be done: a platform with a memory is not served.
    static func ensure() throws {
        var none = rlimit(rlim_cur: 0, rlim_max: 0)
        guard setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none) == 0 else {
            throw ToolError("core files cannot be switched off")
        }
        let known = ProcessInfo.processInfo.environment[tunables] ?? ""
        guard !known.contains("glibc.malloc.perturb=") else { return }
        setenv(tunables, known.isEmpty ? wanted : "\(known):\(wanted)", 1)
        var arguments = CommandLine.arguments.map { strdup($0) } + [nil]
        execv("/proc/self/exe", &arguments)
        throw ToolError("the platform cannot begin anew with wiped memory: \(String(cString: strerror(errno)))")
    }
}
