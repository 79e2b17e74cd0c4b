import AccessControl
public import AuditLog
import Foundation
import HTTPTypes
public import Identifiers
import NationalProtocol
public import ServiceCalendar
public import Storage
public import WebServer

extension AuditEvent {
    public static let processingNumberIssued = AuditEvent(
        "processing-number.issued", "The インターフェイスシステム stand-in issued a 処理通番, or refused.")
}

/// インターフェイスシステム (S6), a stand-in: issues 処理通番 in its windows, to servers that prove themselves.
public struct InterfaceSystem: Sendable {
    let store: any DataStore
    let windows: [InstantWindow]

    public static let schema: [SchemaStep] = [
        SchemaStep(
            "interface-system-001",
            """
            CREATE TABLE processing_numbers (
                holder_code TEXT NOT NULL,
                request_id TEXT NOT NULL,
                processing_number TEXT NOT NULL UNIQUE,
                issued_at INTEGER NOT NULL,
                PRIMARY KEY (holder_code, request_id)
            ) STRICT;
            """),
        SchemaStep(
            "interface-system-002", "ALTER TABLE processing_numbers ADD COLUMN server TEXT NOT NULL DEFAULT '';"),
    ]

    /// Serves within the given windows (§3.5).
    public init(store: any DataStore, windows: [InstantWindow]) {
        self.store = store
        self.windows = windows
    }

    /// The server that a 処理通番 was issued to, by the name in its certificate: where the 符号 goes.
    /// - Throws: `StoreError`.
    public static func server(of number: ProcessingNumber, in tx: any StoreTransaction) throws -> String? {
        try tx.row("SELECT server FROM processing_numbers WHERE processing_number = $1", [.text(number.text)])?
            .text("server")
    }

    /// Issue.
    public var routes: [Route] {
        [
            .machine(
                .post, "\(NationalPaths.processingNumbers)", .requires(.issueProcessingNumbers),
                .processingNumberIssued,
                issue)
        ]
    }

    /// The same request again answers the same number, a UUIDv7 [O]: the real form is not public.
    @Sendable private func issue(_ request: WebRequest) async throws -> WebResponse {
        guard windows.contains(where: { $0.contains(request.now) }) else {
            throw Problem(
                status: 503, code: "interface-system.closed", title: "インターフェイスシステムの利用可能期間外です。",
                detail: "利用可能期間に再度実施してください。")
        }
        let asked = try request.json(ProcessingNumberRequest.self)
        let exchange = request.exchange
        let answer = try await store.write { tx in
            let key: [StoredValue] = [.text(asked.holderCode.text), .text(asked.requestIdentifier)]
            let known = try tx.row(
                "SELECT processing_number, issued_at FROM processing_numbers WHERE holder_code = $1 AND request_id = $2",
                key)
            let number = try ProcessingNumber(known?.text("processing_number") ?? UUIDv7.text(at: exchange.now))
            if known == nil {
                try tx.run(
                    """
                    INSERT INTO processing_numbers (holder_code, request_id, processing_number, issued_at, server)
                    VALUES ($1, $2, $3, $4, $5)
                    """,
                    key + [
                        .text(number.text), .instant(exchange.now), .text(exchange.actor.systemIdentifier),
                    ])
            }
            try exchange.record(subject: "\(asked.holderCode.text) \(number.text)", in: tx)
            return ProcessingNumberAnswer(
                processingNumber: number, issuedAt: JapanTime.text(try known?.instant("issued_at") ?? exchange.now))
        }
        return try .json(answer, status: 201)
    }
}
