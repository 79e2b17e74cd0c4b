public import AccessControl
public import AuditLog
import Foundation
import HTTPTypes
import OrganisationProtocol
public import Tenancy
public import WebServer

extension AuditEvent {
    public static let requestFileRead = AuditEvent(
        "disclosure.result-read", "An existing system fetched the result of a request file.")
}

/// The three routes of a use case.
extension RequestFileService {
    /// What a use case does with rows, in the transaction that keeps it.
    public typealias Work<Entry, Answer> = @Sendable (TenantTransaction, Exchange, [Entry]) throws -> Answer

    /// At once, as a file, and the file's result; work that only reads keeps no writer waiting.
    ///
    /// `kept` is called when what was done is durable: whoever is woken by it finds it.
    public func routes<Entry: Codable & Hashable & Sendable, Answer: Codable & Sendable>(
        _ path: String, _ purpose: RequestFilePurpose, _ permission: Permission, _ event: AuditEvent,
        reads: Bool = false, kept: @escaping @Sendable () -> Void = {}, _ work: @escaping Work<Entry, Answer>
    ) -> [Route] {
        [online(path, permission, event, reads: reads, kept: kept, work)]
            + files(path, purpose, permission, event, reads: reads, kept: kept, work)
    }

    /// At once.
    public func online<Entry: Codable & Hashable & Sendable, Answer: Codable & Sendable>(
        _ path: String, _ permission: Permission, _ event: AuditEvent, reads: Bool = false,
        kept: @escaping @Sendable () -> Void = {}, _ work: @escaping Work<Entry, Answer>
    ) -> Route {
        .machine(.post, path, .requires(permission), event) { request in
            let entries = try request.json(RowRequest<Entry>.self).entries
            let exchange = request.exchange
            let answer = try await answer(entries, by: exchange, reads: reads) { tx, entries in
                try work(tx, exchange, entries)
            }
            kept()
            return try .json(answer)
        }
    }

    /// As a file, and its result.
    public func files<Entry: Codable & Hashable & Sendable, Answer: Codable & Sendable>(
        _ path: String, _ purpose: RequestFilePurpose, _ permission: Permission, _ event: AuditEvent,
        reads: Bool = false, kept: @escaping @Sendable () -> Void = {}, _ work: @escaping Work<Entry, Answer>
    ) -> [Route] {
        [
            .machine(.post, "\(path)/files", .requires(permission), event) { request in
                let file = try request.json(RequestFile<Entry>.self)
                let exchange = request.exchange
                let receipt = try await take(file, for: purpose, by: exchange, reads: reads) { tx, entries in
                    try work(tx, exchange, entries)
                }
                kept()
                return try .json(receipt, status: 201)
            },
            result("\(path)/files/{number}", purpose, permission),
        ]
    }

    /// A file's result alone.
    public func result(
        _ path: String, _ purpose: RequestFilePurpose, _ permission: Permission
    ) -> Route {
        .machine(.get, path, .requires(permission), .requestFileRead) { request in
            guard let number = Int64(try request.parameter("number")) else { throw RequestFileError.unknownFile }
            let result = try await result(of: number, for: purpose, by: request.exchange)
            return .json(text: result)
        }
    }
}
