import AccessControl
public import Foundation
import OutgoingMail
public import Storage
import WebServer

/// 事務担当者情報 or 請求書送付先情報 (§5.1, H3).
public enum DetailKind: String, Sendable, Hashable, CaseIterable {
    case clerk
    case billing

    /// The name on screens.
    public var title: String {
        switch self {
        case .clerk: "事務担当者情報"
        case .billing: "請求書送付先情報"
        }
    }

    /// What is asked; a list of ours [O].
    var fields: [DetailField] {
        switch self {
        case .clerk:
            [.department, .name, .telephone, .fax, .mail]
        case .billing:
            [.addressee, .department, .name, .postalCode, .address, .telephone, .mail]
        }
    }
}

/// One line of it.
enum DetailField: String, Sendable, CaseIterable {
    case addressee, department, name, postalCode = "postal-code", address, telephone, fax, mail

    var title: String {
        switch self {
        case .addressee: "宛名"
        case .department: "部署"
        case .name: "氏名"
        case .postalCode: "郵便番号"
        case .address: "住所"
        case .telephone: "電話番号"
        case .fax: "FAX番号"
        case .mail: "メールアドレス"
        }
    }

    var hint: String {
        switch self {
        case .addressee: "例: 松本市長"
        case .postalCode: "例: 390-8620"
        case .telephone, .fax: "例: 0263-00-0000"
        case .mail: "LGWANメールアドレス。メールでの問合せは、このアドレスから送ると貴団体のものとして受け付けます。"
        case .department, .name, .address: ""
        }
    }

    var isRequired: Bool {
        switch self {
        case .fax: false
        case .addressee, .department, .name, .postalCode, .address, .telephone, .mail: true
        }
    }

    func isGood(_ text: String) -> Bool {
        guard !text.isEmpty else { return !isRequired }
        switch self {
        case .postalCode: return text.wholeMatch(of: #/[0-9]{3}-?[0-9]{4}/#) != nil
        case .telephone, .fax: return text.wholeMatch(of: #/[0-9+()-]{9,20}/#) != nil
        case .mail: return MailAddress(text) != nil
        case .addressee, .department, .name, .address: return text.count <= 120 && !text.contains("\n")
        }
    }
}

/// One version of it.
public struct DetailVersion: Sendable, Hashable {
    public let version: Int64
    /// By field.
    let values: [String: String]
    public let changedAt: Date
    public let changedBy: String
}

/// The SQL of details: every version is kept.
public enum OrganisationDetails {
    static func versions(
        _ kind: DetailKind, of organisation: String, in tx: any StoreTransaction
    ) throws -> [DetailVersion] {
        try tx.rows(
            """
            SELECT version, document, changed_at, changed_by FROM organisation_details
            WHERE organisation = $1 AND kind = $2 ORDER BY version DESC
            """, [.text(organisation), .text(kind.rawValue)]
        ).map {
            DetailVersion(
                version: try $0.integer("version"),
                values: try JSONDecoder().decode([String: String].self, from: Data(try $0.text("document").utf8)),
                changedAt: try $0.instant("changed_at"), changedBy: try $0.text("changed_by"))
        }
    }

    /// Keeps a new version; one that changes nothing is none.
    static func change(
        _ kind: DetailKind, _ values: [String: String], of organisation: String, by exchange: Exchange,
        in tx: any StoreTransaction
    ) throws {
        for field in kind.fields where !field.isGood(values[field.rawValue] ?? "") {
            throw MemberError.badDetail(field: field.rawValue, title: field.title)
        }
        let known = try versions(kind, of: organisation, in: tx).first
        guard known?.values != values else { return }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        try tx.run(
            """
            INSERT INTO organisation_details (organisation, kind, version, document, changed_at, changed_by, mail)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            """,
            [
                .text(organisation), .text(kind.rawValue), .integer((known?.version ?? 0) + 1),
                .text(String(decoding: try encoder.encode(values), as: UTF8.self)), .instant(exchange.now),
                .text(exchange.actor.name), .text((values[DetailField.mail.rawValue] ?? "").lowercased()),
            ])
        try exchange.record(subject: kind.rawValue, in: tx)
    }

    /// The organisation whose newest details have a mail address; nil when none or several do.
    /// - Throws: `StoreError`.
    public static func organisation(ofMail address: String, in tx: any StoreTransaction) throws -> String? {
        guard !address.isEmpty else { return nil }
        let found = try tx.rows(
            """
            SELECT DISTINCT organisation FROM organisation_details AS d
            WHERE mail = $1 AND version =
                (SELECT max(version) FROM organisation_details WHERE organisation = d.organisation AND kind = d.kind)
            LIMIT 2
            """, [.text(address.lowercased())]
        ).map { try $0.text("organisation") }
        return found.count == 1 ? found.first : nil
    }
}
