import AccessControl
public import AuditLog
import Foundation
import HTTPTypes
import OrganisationProtocol
public import Tenancy
public import WebServer

extension AuditEvent {
    public static let disclosureFlagsSet = AuditEvent(
        "disclosure.flags-set", "An existing system set or took off 自動応答不可フラグ or 不開示該当フラグ.")
    public static let disclosureFlagsRead = AuditEvent(
        "disclosure.flags-read", "An existing system asked for flags.")
    public static let recipientsRead = AuditEvent(
        "disclosure.recipients-read", "An existing system asked to whom 副本 were provided (IF_DBM_604xx).")
    public static let requestFileRead = AuditEvent(
        "disclosure.result-read", "An existing system fetched the result of a request file.")
}

/// Flags and recipients, at once and by file.
public struct DisclosureRoutes: Sendable {
    private let service: DisclosureService

    /// Serves one server.
    public init(store: TenantStore) {
        service = DisclosureService(store: store)
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
            + pair(OrganisationPaths.recipients, .recipients, .recipientsRead) { flags, entries in
                try ProvisionStore(tx: flags.tx).recipients(of: entries, system: flags.system)
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

    /// The operation at once, as a file, and the file's result.
    private func pair<Entry: Codable & Hashable & Sendable, Answer: Codable & Sendable>(
        _ path: String, _ purpose: RequestFilePurpose, _ event: AuditEvent, _ work: @escaping Work<Entry, Answer>
    ) -> [Route] {
        [
            online(path, event, work),
            .machine(.post, "\(path)/files", .requires(.manageReplicas), event) { request in
                let file = try request.json(RequestFile<Entry>.self)
                let exchange = request.exchange
                let receipt = try await service.take(file, for: purpose, by: exchange) { tx, entries in
                    try work(Self.flags(tx, exchange), entries)
                }
                return try .json(receipt, status: 201)
            },
            .machine(.get, "\(path)/files/{number}", .requires(.manageReplicas), .requestFileRead) { request in
                guard let number = Int64(try request.parameter("number")) else { throw DisclosureError.unknownFile }
                let result = try await service.result(of: number, for: purpose, by: request.exchange)
                return try .json(try JSONDecoder().decode(Answer.self, from: Data(result.utf8)))
            },
        ]
    }

    private func online<Entry: Codable & Hashable & Sendable, Answer: Codable & Sendable>(
        _ path: String, _ event: AuditEvent, _ work: @escaping Work<Entry, Answer>
    ) -> Route {
        .machine(.post, path, .requires(.manageReplicas), event) { request in
            let entries = try request.json(RowRequest<Entry>.self).entries
            let exchange = request.exchange
            let answer = try await service.answer(entries, by: exchange) { tx, entries in
                try work(Self.flags(tx, exchange), entries)
            }
            return try .json(answer)
        }
    }

    private static func flags(_ tx: TenantTransaction, _ exchange: Exchange) -> Flags {
        Flags(tx: tx, system: exchange.actor.systemIdentifier, now: exchange.now)
    }
}
