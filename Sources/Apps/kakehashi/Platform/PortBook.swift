import Foundation
import Synchronization

/// The ports that the platform's listeners took when they first began: a restart takes the same ones.
///
/// They stand in certificates (the revocation list's address) and in what others were told.
final class PortBook: Sendable {
    private let file: URL
    private let ports: Mutex<[String: Int]>

    init(file: String) throws {
        self.file = URL(filePath: file)
        let isThere = FileManager.default.fileExists(atPath: file)
        ports = Mutex(isThere ? try JSONDecoder().decode([String: Int].self, from: Data(contentsOf: self.file)) : [:])
    }

    /// The port of a listener; for one that has never begun the one that it should have, 0 for any free one.
    func port(of name: String, at wanted: Int) -> Int { ports.withLock { $0[name] ?? wanted } }

    func keep(_ port: Int, of name: String) throws {
        try ports.withLock { ports in
            guard ports.updateValue(port, forKey: name) != port else { return }
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
            try encoder.encode(ports).write(to: file, options: .atomic)
        }
    }
}
