import Foundation

/// A file with a key that is to be gone.
enum ErasedFile {
    /// Overwrites a key before it goes: what a disk keeps of a removed file is no key then.
    /// - Throws: `ToolError` or a file error; a file that is not there is no error.
    static func erase(_ path: String) throws {
        guard let size = FileManager.default.contents(atPath: path)?.count else { return }
        guard let file = FileHandle(forWritingAtPath: path) else { throw ToolError("cannot overwrite \(path)") }
        try file.write(contentsOf: Data((0..<size).map { _ in UInt8.random(in: .min ... .max) }))
        try file.synchronize()
        try file.close()
        try FileManager.default.removeItem(atPath: path)
    }
}
