import Foundation

/// What a rehearsal tells of itself while its parties run (`session.json`).
struct SessionFile: Decodable {
    struct Listener: Decodable {
        let name: String
        let address: String
        let port: Int
    }

    struct System: Decodable {
        let bureau: String
        let system: String
        let certificateFile: String
        let keyFile: String
    }

    struct Processes: Decodable {
        let platform: Int32
        let national: Int32
    }

    let authorityFile: String
    let databaseFile: String
    let listeners: [String: Listener]
    let processes: Processes
    let systems: [System]
    let coreSystemAuthorityFile: String
    let coreSupervisorCertificateFile: String
    let coreSupervisorKeyFile: String

    static func read(_ path: String) throws -> SessionFile {
        try JSONDecoder().decode(SessionFile.self, from: Data(contentsOf: URL(filePath: path)))
    }

    /// Where somebody listens.
    /// - Throws: `SystemClient.Refused` when nobody does under that name.
    func listener(_ name: String) throws -> Listener {
        guard let found = listeners[name] else {
            throw SystemClient.Refused(description: "session.json names no \(name): is it of `--act linkage`?")
        }
        return found
    }

    /// A system of a bureau, with its certificate.
    /// - Throws: `SystemClient.Refused` when there is none.
    func system(_ name: String, of bureau: String) throws -> System {
        guard let found = systems.first(where: { $0.bureau == bureau && $0.system == name }) else {
            throw SystemClient.Refused(description: "session.json names no \(name) of \(bureau)")
        }
        return found
    }
}
