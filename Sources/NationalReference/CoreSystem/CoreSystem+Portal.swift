import AccessControl
public import AuditLog
import Foundation
import HTTPTypes
public import Identifiers
import NationalProtocol
import ServiceCalendar
import SortedJSON
import Storage
public import WebServer

extension AuditEvent {
    public static let portalCodeTurned = AuditEvent(
        "core-portal-code.turned", "The コアシステム stand-in turned a 符号 into or out of マイナポータル's own.")
    public static let portalRecordsRead = AuditEvent(
        "core-portal-records.read", "マイナポータル asked the コアシステム stand-in who asked for a person's 特定個人情報.")
}

extension CoreSystem {
    /// What マイナポータル alone may ask, by the 機関コード under which its own 符号 are made.
    public func portalRoutes(holder: HolderCode) -> [Route] {
        [
            .machine(.post, PortalCorePaths.residents, .requires(.servePortal), .portalCodeTurned) { request in
                let asked = try request.json(PortalResident.self)
                guard let hash = Data(base64Encoded: asked.residentHash), !hash.isEmpty else {
                    return try .json(PortalCode(linkageCode: nil))
                }
                let code = try await store.write { tx in
                    try codes.code(of: try Self.person(Array(hash), in: tx), for: holder)
                }
                return try .json(PortalCode(linkageCode: code))
            },
            .machine(.post, PortalCorePaths.codes, .requires(.servePortal), .portalCodeTurned) { request in
                let asked = try request.json(PortalCodeRequest.self)
                // Two organisations' codes are never turned into each other for it.
                guard [asked.from, asked.to].contains(holder),
                    let person = codes.person(of: asked.linkageCode, for: asked.from)
                else { return try .json(PortalCode(linkageCode: nil)) }
                return try .json(PortalCode(linkageCode: try codes.code(of: person, for: asked.to)))
            },
            .machine(.post, PortalCorePaths.records, .requires(.servePortal), .portalRecordsRead) { request in
                let asked = try request.json(PortalRecordQuery.self)
                guard let person = codes.person(of: asked.linkageCode, for: holder) else {
                    return try .json(PortalRecords(records: []))
                }
                let records = try await store.read { tx in try Self.records(of: person, in: tx) }
                return try .json(PortalRecords(records: records))
            },
        ]
    }

    /// A person's inquiries, the latest first, without what either side judged 不開示 (番号法23条2項).
    private static func records(of person: PersonNumber, in tx: any StoreTransaction) throws -> [PortalRecord] {
        try tx.rows(
            """
            SELECT purpose, requested_at, ended, answer_code, ended_at FROM core_inquiries
            WHERE person = $1 AND inquirer_hides = 0 AND provider_hides = 0
            ORDER BY judged_at DESC, correlation DESC LIMIT 1000
            """, [.bytes(person.bytes)]
        ).map { row in
            PortalRecord(
                purpose: try InquiryPurpose(json: try row.text("purpose")),
                requestedAt: try row.text("requested_at"),
                endedAt: try row.optionalInstant("ended_at").map(JapanTime.text),
                outcome: outcome(
                    try row.optionalText("ended").flatMap(InquiryEnd.init(rawValue:)),
                    try row.optionalText("answer_code").flatMap(AnswerCode.init(rawValue:))))
        }
    }

    private static func outcome(_ end: InquiryEnd?, _ code: AnswerCode?) -> String {
        switch end {
        case nil: "pending"
        case .withdrawn: "withdrawn"
        case .expired: "notProvided"
        case .answered: code == .provided ? "provided" : "notProvided"
        }
    }
}
