import Identifiers
import OrganisationProtocol

/// Why one 副本 record is not taken.
enum ReplicaRefusal: Error, Sendable, Hashable {
    /// Without the number: a 個人番号 sent in its place must not come back, or stay.
    case unknownAtenaNumber
    case unknownItem(String)
    case identifierTaken(String)

    var code: String {
        switch self {
        case .unknownAtenaNumber: "replica.unknown-atena-number"
        case .unknownItem: "replica.unknown-item"
        case .identifierTaken: "replica.identifier-taken"
        }
    }

    var message: String {
        switch self {
        case .unknownAtenaNumber: "指定された団体内統合宛名番号は登録されていません。先に統合宛名番号を登録してください。"
        case .unknownItem(let item): "特定個人情報名コード「\(item)」は、適用中の配信マスターにありません。"
        case .identifierTaken(let identifier): "「レコード識別番号」\(identifier)が既に存在しています。"
        }
    }

    /// The column of a file, or the field of a message, that is wrong.
    var column: String {
        switch self {
        case .unknownAtenaNumber: "団体内統合宛名番号"
        case .unknownItem: "特定個人情報名コード"
        case .identifierTaken: "レコード識別番号"
        }
    }

    func rejection(row: Int) -> RowRejection {
        RowRejection(row: row, field: column, code: code, message: message)
    }
}

/// What only the server knows of a record; what it must be by itself is `ReplicaFiles`' to say.
enum ReplicaRules {
    /// All that speaks against a record; empty when nothing does.
    static func faults(of record: ReplicaRecord, isKnown: Bool, items: Set<ItemCode>) -> [ReplicaRefusal] {
        var faults: [ReplicaRefusal] = []
        if !isKnown { faults.append(.unknownAtenaNumber) }
        if !items.contains(record.itemCode) { faults.append(.unknownItem(record.itemCode.text)) }
        return faults
    }
}
