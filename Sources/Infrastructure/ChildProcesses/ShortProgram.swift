import Foundation

/// A program that ends soon: run on the calling thread, in that thread's network namespace.
public enum ShortProgram {
    /// What a program said and how it ended.
    public struct Ending: Sendable {
        /// 0 is success, 128 and the signal when a signal ended it.
        public let status: Int32
        /// What it wrote, to either stream.
        public let output: [UInt8]

        /// The output as text.
        public var text: String { String(decoding: output, as: UTF8.self) }
    }

    /// Runs a program and waits for its end.
    ///
    /// Input and output go through files, so that a child that stays behind as a service holds nothing open.
    ///
    /// - Throws: `StartFailure` when it does not start.
    public static func run(_ program: String, _ arguments: [String], input: String = "") throws -> Ending {
        let folder = FileManager.default.temporaryDirectory.path()
        let (inFile, outFile) = ("\(folder)/run-\(UUID().uuidString).in", "\(folder)/run-\(UUID().uuidString).out")
        defer { for file in [inFile, outFile] { unlink(file) } }
        guard FileManager.default.createFile(atPath: inFile, contents: Data(input.utf8)) else {
            throw StartFailure(program: program, reason: "\(folder) cannot be written")
        }
        var pointers = ([program] + arguments).map { strdup($0) } + [nil]
        defer { for pointer in pointers { free(pointer) } }
        var number: pid_t = 0
        let failure = ChildStreams.withActions(input: inFile, output: outFile, mode: 0o600) { actions in
            posix_spawnp(&number, program, actions, nil, &pointers, environ)
        }
        guard failure == 0 else { throw StartFailure(program: program, reason: String(cString: strerror(failure))) }
        let status = SpawnedProgram.wait(for: number)
        return Ending(status: status, output: Array(FileManager.default.contents(atPath: outFile) ?? Data()))
    }
}
