import AuditLog
import Foundation
import Logging
import MerkleTree
import MutualTLS
import NationalProtocol
import PKI
import ServiceCalendar
import Storage

/// Who witnesses the audit logs, and by which certificate the operator is known there.
struct AuditWitnessSettings: Codable, Sendable {
    var listener: Listener
    /// Who issued the witness's server certificate, PEM.
    var authorityFile: String
    /// The operator's client certificate and key, PEM, from the witness's side.
    var certificateFile: String
    var keyFile: String
}

/// Grows the trees over the audit log, signs their heads, and has them witnessed.
actor AuditKeeper {
    /// How the logs stand, as the operator is shown it.
    enum Standing: Sendable, Hashable {
        case sound
        /// Records do not follow from each other, or the witness saw another history: nothing is signed until somebody looked.
        case broken(String)
        /// Heads are signed, the witness cannot be reached.
        case unwitnessed(String)
        /// Another process of the platform looks after them.
        case elsewhere
    }

    private let store: any DataStore
    private let clock: any WallClock
    private let signer: TreeHeadSigner
    private let witness: AuditWitnessSettings?
    private let logger: Logger
    private(set) var standing = Standing.sound

    init(
        store: any DataStore, clock: any WallClock, signer: TreeHeadSigner, witness: AuditWitnessSettings?,
        logger: Logger
    ) {
        self.store = store
        self.clock = clock
        self.signer = signer
        self.witness = witness
        self.logger = logger
    }

    /// Rounds until the task is cancelled; five seconds between two [O] are how long a record stands outside of its tree.
    func keep() async {
        while !Task.isCancelled {
            await round()
            try? await Task.sleep(for: .seconds(5))
        }
        rest()
    }

    /// Leaves the logs to another process, and says so.
    func rest() { standing = .elsewhere }

    /// Takes new records into their trees, signs what grew, hands it to the witness.
    func round() async {
        do {
            try await grow()
        } catch let error as BrokenChain {
            return tell(.broken("\(error)"))
        } catch {
            logger.error("audit trees could not grow", metadata: ["error": "\(error)"])
            return
        }
        guard let witness else { return tell(.sound) }
        do {
            while try await publish(to: witness) {}
            tell(.sound)
        } catch let refusal as WitnessRefusal {
            tell(.broken("\(refusal)"))
        } catch {
            tell(.unwitnessed("\(error)"))
        }
    }

    /// What the witness contradicts is handed in again, so that a person there can end it, and nothing is signed meanwhile.
    private func grow() async throws {
        try await AuditTrees.integrateAll(store)
        guard !isBroken else { return }
        let (signer, now) = (signer, clock.now)
        try await store.write { tx in _ = try AuditHeads.sign(by: signer, at: now, in: tx) }
    }

    private var isBroken: Bool {
        if case .broken = standing { true } else { false }
    }

    private func tell(_ found: Standing) {
        guard found != standing else { return }
        standing = found
        switch found {
        case .sound, .elsewhere: break
        case .broken(let reason): logger.critical("the audit log is broken", metadata: ["reason": "\(reason)"])
        case .unwitnessed(let reason):
            logger.warning("the audit log's witness cannot be reached", metadata: ["reason": "\(reason)"])
        }
    }

    /// Hands in the next logs whose heads were not seen; answers whether there may be more.
    private func publish(to witness: AuditWitnessSettings) async throws -> Bool {
        let key = signer.publicKey.der
        let publication = try await store.read { tx in
            AuditHeadPublication(
                publicKey: key,
                entries: try AuditHeads.unwitnessed(limit: AuditHeadPublication.largest, in: tx).compactMap {
                    log, known in
                    guard let head = try AuditHeads.newest(of: log, in: tx) else { return nil }
                    return AuditHeadPublication.Entry(
                        signed: head.signed, knownSize: known,
                        consistency: try AuditProofs.consistency(
                            from: known, to: head.signed.head.treeSize, log: log, in: tx))
                })
        }
        guard !publication.entries.isEmpty else { return false }
        let answer = try await ask(witness, publication)
        guard answer.entries.map(\.log) == publication.entries.map(\.signed.head.log) else {
            throw ToolError("the witness answered of other logs than it was asked")
        }
        let (now, isKnown) = (clock.now, isBroken)
        let refused = try await store.write { tx in
            try Self.settle(publication, answer, isKnown: isKnown, at: now, in: tx)
        }
        if let first = refused.first {
            throw WitnessRefusal(log: first.log, outcome: first.outcome, witnessedSize: first.witnessedSize)
        }
        return publication.entries.count == AuditHeadPublication.largest
            || answer.entries.contains { $0.outcome == .stale }
    }

    /// Keeps what the witness said; answers what it refused, which is recorded when it is not known yet.
    private static func settle(
        _ publication: AuditHeadPublication, _ answer: AuditHeadAnswer, isKnown: Bool, at now: Date,
        in tx: any StoreTransaction
    ) throws -> [AuditHeadAnswer.Entry] {
        var refused: [AuditHeadAnswer.Entry] = []
        for (entry, said) in zip(publication.entries, answer.entries) {
            let head = entry.signed.head
            switch said.outcome {
            case .cosigned:
                guard let word = said.cosignature,
                    try TreeHeadKey(der: word.publicKey).isSigner(of: word, for: head)
                else { throw ToolError("the witness's signature is not right") }
                try AuditHeads.keep(word, for: head, in: tx)
            case .stale where said.witnessedSize != entry.knownSize && said.witnessedSize <= head.treeSize:
                // A restored database knows less than the witness: the next proof begins where the witness is.
                try AuditHeads.witnessed(said.witnessedSize, of: AuditLogName(head.log), in: tx)
            case .stale, .rolledBack, .forked, .unsigned:
                refused.append(said)
                guard !isKnown else { continue }
                try AuditLog.append(
                    AuditEntry(
                        event: .auditHeadContradicted, outcome: .failed, actor: "system:audit-keeper",
                        subject: "\(head.log) \(said.outcome.rawValue) \(said.witnessedSize)"), at: now, in: tx)
            }
        }
        return refused
    }

    private func ask(
        _ witness: AuditWitnessSettings, _ publication: AuditHeadPublication
    ) async throws -> AuditHeadAnswer {
        func text(_ file: String) throws -> String { try String(contentsOfFile: file, encoding: .utf8) }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let response = try await PhasedClient.exchange(
            ExchangePlan(
                target: ExchangeTarget(
                    name: witness.listener.name, address: witness.listener.address, port: witness.listener.port),
                request: .json("POST", NationalPaths.auditHeads, body: Array(try encoder.encode(publication))),
                identity: try TLSIdentity(
                    chain: [IssuedCertificate(pem: text(witness.certificateFile))],
                    key: KeyPair(pem: text(witness.keyFile))),
                anchors: TrustAnchors([try IssuedCertificate(pem: text(witness.authorityFile))]),
                validationTime: clock.now, timeout: .seconds(20)))
        guard response.status == 200 else { throw ToolError("the witness answered with status \(response.status)") }
        return try JSONDecoder().decode(AuditHeadAnswer.self, from: Data(response.body))
    }
}

/// The witness saw something else than what is in the database.
struct WitnessRefusal: Error, CustomStringConvertible {
    let log: String
    let outcome: AuditHeadAnswer.Outcome
    let witnessedSize: Int64

    var description: String {
        "the witness saw \(witnessedSize) entries of \(log) and says of the head: \(outcome.rawValue)"
    }
}

extension AuditEvent {
    static let auditHeadContradicted = AuditEvent(
        "audit-head.contradicted", "The witness saw another history of a log than the platform's database has.")
}
