import Foundation
import Identifiers
import OrganisationProtocol
import ServiceCalendar

/// Why one 副本 record is not taken.
enum ReplicaRefusal: Error, Sendable, Hashable {
    /// Without the number: a 個人番号 sent in its place must not come back, or stay.
    case unknownAtenaNumber
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
        case .unknownAtenaNumber: "指定された団体内統合宛名番号は登録されていません。先に統合宛名番号を登録してください。"
        case .unknownItem(let item): "特定個人情報名コード「\(item)」は、適用中の配信マスターにありません。"
        case .badDate(let field): "「\(field)」はyyyy-MM-ddの実在する日付で指定してください。"
        case .endsBeforeStart: "公開終了日が公開開始日より前です。"
        case .noValues: "副本データが空です。値がない項目は未設定事由を指定してください。"
        case .emptyReason(let item): "項目「\(item)」の未設定事由が空です。"
        case .identifierTaken(let identifier): "「レコード識別番号」\(identifier)が既に存在しています。"
        }
    }

    /// The column of a file, or the field of a message, that is wrong.
    var column: String {
        switch self {
        case .unknownAtenaNumber: "団体内統合宛名番号"
        case .unknownItem: "特定個人情報名コード"
        case .badDate(let field): field
        case .endsBeforeStart: "公開終了日"
        case .noValues: "副本データ"
        case .emptyReason(let item): item
        case .identifierTaken: "レコード識別番号"
        }
    }

    func rejection(row: Int) -> RowRejection {
        RowRejection(row: row, field: column, code: code, message: message)
    }
}

/// What a record must be, without storage.
enum ReplicaRules {
    /// All that is wrong with a record; empty when nothing is.
    static func faults(of record: ReplicaRecord, isKnown: Bool, items: Set<ItemCode>) -> [ReplicaRefusal] {
        var faults: [ReplicaRefusal] = []
        if !isKnown { faults.append(.unknownAtenaNumber) }
        if !items.contains(record.itemCode) { faults.append(.unknownItem(record.itemCode.text)) }
        let start = CalendarDay(record.publicationStart)
        if start == nil { faults.append(.badDate(field: "公開開始日")) }
        if let text = record.publicationEnd {
            if let end = CalendarDay(text) {
                if let start, end < start { faults.append(.endsBeforeStart) }
            } else {
                faults.append(.badDate(field: "公開終了日"))
            }
        }
        if record.values.isEmpty { faults.append(.noValues) }
        for (item, value) in record.values {
            if case .missing(let reason) = value, reason.isEmpty { faults.append(.emptyReason(item)) }
        }
        return faults
    }
}
