import AccessControl
public import AuditLog
import Foundation
import HTTPTypes
import OrganisationProtocol
import RequestFiles
public import Tenancy
public import WebServer

extension AuditEvent {
    public static let disclosureFlagsSet = AuditEvent(
        "disclosure.flags-set", "An existing system set or took off 自動応答不可フラグ or 不開示該当フラグ.")
    public static let disclosureFlagsRead = AuditEvent(
        "disclosure.flags-read", "An existing system asked for flags.")
}

/// Flags, at once and by file.
public struct DisclosureRoutes: Sendable {
    private let service: RequestFileService

    /// Serves one server.
    public init(store: TenantStore) {
        service = RequestFileService(store: store, interface: "disclosure")
    }

    /// Every operation, each with its file form where it has one.
    public var routes: [Route] {
        let (bans, hidden) = (OrganisationPaths.automaticAnswerBans, OrganisationPaths.nonDisclosures)
        let states = OrganisationPaths.flagStates
        return pair("\(bans)/replicas", .replicaAutomaticAnswerBans, .disclosureFlagsSet, Self.set(.automaticAnswerBan))
            + pair("\(bans)/persons", .personAutomaticAnswerBans, .disclosureFlagsSet, Self.mark(.automaticAnswerBan))
            + pair("\(hidden)/replicas", .replicaNonDisclosures, .disclosureFlagsSet, Self.set(.nonDisclosure))
            + pair("\(hidden)/persons", .personNonDisclosures, .disclosureFlagsSet, Self.mark(.nonDisclosure))
            + pair("\(states)/persons", .personFlagStates, .disclosureFlagsRead) { flags, entries in
                try flags.states(entries as [PersonEntry])
            }
            + [
                online("\(states)/replicas", .disclosureFlagsRead) { flags, entries in
                    try flags.states(entries as [ReplicaEntry])
                }
            ]
    }

    private typealias Work<Entry, Answer> = @Sendable (Flags, [Entry]) throws -> Answer

    private static func set(_ flag: Flag) -> Work<ReplicaFlagEntry, RowReceipt> {
        { flags, entries in try flags.set(flag, entries) }
    }

    private static func mark(_ flag: Flag) -> Work<PersonFlagEntry, RowReceipt> {
        { flags, entries in try flags.set(flag, entries) }
    }

    private func pair<Entry: Codable & Hashable & Sendable, Answer: Codable & Sendable>(
        _ path: String, _ purpose: RequestFilePurpose, _ event: AuditEvent, _ work: @escaping Work<Entry, Answer>
    ) -> [Route] {
        service.routes(path, purpose, .manageReplicas, event) { tx, exchange, entries in
            try work(Self.flags(tx, exchange), entries)
        }
    }

    private func online<Entry: Codable & Hashable & Sendable, Answer: Codable & Sendable>(
        _ path: String, _ event: AuditEvent, _ work: @escaping Work<Entry, Answer>
    ) -> Route {
        service.online(path, .manageReplicas, event) { tx, exchange, entries in
            try work(Self.flags(tx, exchange), entries)
        }
    }

    private static func flags(_ tx: TenantTransaction, _ exchange: Exchange) -> Flags {
        Flags(tx: tx, system: exchange.actor.systemIdentifier, now: exchange.now)
    }
}

extension RequestFilePurpose {
    static let replicaAutomaticAnswerBans = RequestFilePurpose(rawValue: "replicaAutomaticAnswerBans")
    static let personAutomaticAnswerBans = RequestFilePurpose(rawValue: "personAutomaticAnswerBans")
    static let replicaNonDisclosures = RequestFilePurpose(rawValue: "replicaNonDisclosures")
    static let personNonDisclosures = RequestFilePurpose(rawValue: "personNonDisclosures")
    static let personFlagStates = RequestFilePurpose(rawValue: "personFlagStates")
}
