import ChildProcesses
import Foundation

/// All child processes of a rehearsal: started here, watched here, gone when the rehearsal is.
actor Nursery {
    private var parties: [PartyProcess] = []
    private let folder: String
    private var death: Death?

    /// A process that ended without being asked to.
    struct Death: Sendable {
        let name: String
        let status: Int32
        let log: String
    }

    init(folder: String) {
        self.folder = folder
    }

    /// Starts a process and watches it.
    @discardableResult
    func start(_ name: String, _ executable: String, _ arguments: [String]) async throws -> PartyProcess {
        let party = PartyProcess(name: name)
        let log = "\(folder)/\(name).log"
        parties.append(party)
        try await party.start(executable, arguments, log: log)
        Task { died(party, status: await party.status(), log: log) }
        return party
    }

    /// Waits for the first process that ends without being asked to; nil when the waiting is cancelled.
    func firstDeath() async -> Death? {
        while !Task.isCancelled {
            if let death { return death }
            try? await Task.sleep(for: .milliseconds(50))
        }
        return nil
    }

    /// A death that is known now, or within a short while.
    func deathWithin(milliseconds: Int) async -> Death? {
        if death == nil { try? await Task.sleep(for: .milliseconds(milliseconds)) }
        return death
    }

    private func died(_ party: PartyProcess, status: Int32, log: String) {
        guard !party.isStopping, death == nil else { return }
        death = Death(name: party.name, status: status, log: log)
    }

    /// Process numbers by name.
    var numbers: [String: Int32] {
        Dictionary(parties.compactMap { party in party.number.map { (party.name, $0) } }, uniquingKeysWith: { $1 })
    }

    /// Ends everything.
    func stopAll() async {
        for party in parties.reversed() { await party.stop() }
    }
}
