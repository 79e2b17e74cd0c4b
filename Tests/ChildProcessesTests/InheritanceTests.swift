import ChildProcesses
import Foundation
import Testing

/// What a child has of ours: its three streams, and nothing else that happens to be open.
@Suite struct InheritanceTests {
    /// A socket as a server's library opens it: a program that is started meanwhile would keep the port after its end.
    private static func listening() throws -> (descriptor: Int32, link: String) {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        try #require(descriptor > 2 && listen(descriptor, 1) == 0)
        return (descriptor, try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/\(descriptor)"))
    }

    @Test func aShortProgramHasItsStreamsOnly() throws {
        let ours = try Self.listening()
        defer { close(ours.descriptor) }
        let ending = try ShortProgram.run("/bin/ls", ["-l", "/proc/self/fd"])
        #expect(ending.status == 0 && ending.text.contains(" 1 -> "))
        #expect(!ending.text.contains(ours.link), "\(ending.text)")
    }

    @Test func aProcessThatLivesAsLongAsWeDoHasItsStreamsOnly() async throws {
        let ours = try Self.listening()
        defer { close(ours.descriptor) }
        let log = FileManager.default.temporaryDirectory.appending(path: "inheritance-\(UUID().uuidString).log").path()
        defer { unlink(log) }
        let process = PartyProcess(name: "ls")
        try await process.start("/bin/ls", ["-l", "/proc/self/fd"], log: log)
        #expect(await process.status() == 0)
        let text = try String(contentsOfFile: log, encoding: .utf8)
        #expect(text.contains(" 1 -> ") && !text.contains(ours.link), "\(text)")
    }
}
