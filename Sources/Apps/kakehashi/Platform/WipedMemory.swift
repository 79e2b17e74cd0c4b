import CWipedMemory
import Foundation

/// Memory that was given back holds nothing, and a crash leaves no core file.
///
/// A 個人番号 passes through the platform on its way from an organisation's system to its register. What is freed is not
/// overwritten by itself, and a dump of the process would show it.
enum WipedMemory {
    /// Makes sure of both.
    /// - Throws: `ToolError` when that cannot be done: a platform with a memory is not served.
    static func ensure() throws {
        var none = rlimit(rlim_cur: 0, rlim_max: 0)
        guard setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none) == 0 else {
            throw ToolError("core files cannot be switched off")
        }
        guard kakehashi_memory_is_wiped() == 1 else {
            throw ToolError(
                "what is freed is not wiped: the program is not linked as it must be, or the C library is not glibc")
        }
        guard kakehashi_memory_grows_by(1 << 20) == 1 else {
            throw ToolError("memory cannot be asked for in megabytes")
        }
    }
}
