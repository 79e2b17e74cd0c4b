import Foundation

/// What a command prints; through `popen`, because Foundation's `Process` may wait for another test's child.
enum Command {
    static func output(_ command: String) -> Data {
        guard let pipe = popen(command, "r") else { return Data() }
        defer { pclose(pipe) }
        var output = Data()
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = fread(&chunk, 1, chunk.count, pipe)
            guard count > 0 else { return output }
            output += chunk[..<count]
        }
    }
}
