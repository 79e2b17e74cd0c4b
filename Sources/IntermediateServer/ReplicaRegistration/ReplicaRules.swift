import Foundation
import Identifiers
import OrganisationProtocol
import ServiceCalendar

/// Why one 副本 record is not taken.
enum ReplicaRefusal: Error, Sendable, Hashable {
    case unknownAtenaNumber(String)
    case unknownItem(String)
    case badDate(field: String)
    case endsBeforeStart
    case noValues
    case emptyReason(String)
    case identifierTaken(String)

    var code: String {
        switch self {
        case .unknownAtenaNumber: "replica.unknown-atena-number"
        case .unknownItem: "replica.unknown-item"
        case .badDate: "replica.bad-date"
        case .endsBeforeStart: "replica.ends-before-start"
        case .noValues: "replica.no-values"
        case .emptyReason: "replica.empty-reason"
        case .identifierTaken: "replica.identifier-taken"
        }
    }

    var message: String {
        switch self {
        case .unknownAtenaNumber(let number): "指定された団体内統合宛名番号「\(number)」は登録されていません。"
        case .unknownItem(let item): "特定個人情報名コード「\(item)」は、適用中の配信マスターにありません。"
        case .badDate(let field): "「\(field)」はyyyy-MM-ddの実在する日付で指定してください。"
        case .endsBeforeStart: "公開終了日が公開開始日より前です。"
        case .noValues: "副本データが空です。値がない項目は未設定事由を指定してください。"
        case .emptyReason(let item): "項目「\(item)」の未設定事由が空です。"
        case .identifierTaken(let identifier): "「レコード識別番号」\(identifier)が既に存在しています。"
        }
    }

    func rejection(row: Int) -> ReplicaRejection {
        ReplicaRejection(row: row, code: code, message: message)
    }
}

/// What a record must be, without storage.
enum ReplicaRules {
    static func check(_ record: ReplicaRecord, isKnown: Bool, items: Set<ItemCode>) throws(ReplicaRefusal) {
        guard isKnown else { throw .unknownAtenaNumber(record.atenaNumber.text) }
        guard items.contains(record.itemCode) else { throw .unknownItem(record.itemCode.text) }
        guard let start = CalendarDay(record.publicationStart) else { throw .badDate(field: "公開開始日") }
        if let text = record.publicationEnd {
            guard let end = CalendarDay(text) else { throw .badDate(field: "公開終了日") }
            guard start <= end else { throw .endsBeforeStart }
        }
        guard !record.values.isEmpty else { throw .noValues }
        for (item, value) in record.values {
            if case .missing(let reason) = value, reason.isEmpty { throw .emptyReason(item) }
        }
    }
}
