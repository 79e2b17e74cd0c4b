import Identifiers
import OrganisationProtocol

/// The members of a record as messages name them, and how each is read into a row.
enum SubmissionFields {
    static let values = "values"
    private static let reason = "reasonOfNull"

    static let fields: [String: RowField] = [
        "recordIdentifier": .recordIdentifier, "atenaNumber": .atenaNumber, "itemCode": .itemCode,
        "dataSetItemCode": .dataSetItemCode, "dataSetKey": .dataSetKey, "parentDataSetKey": .parentDataSetKey,
        "versionNumber": .versionNumber, "publicationStart": .publicationStart, "publicationEnd": .publicationEnd,
        "administrativeDistrict": .administrativeDistrict, "changeKind": .changeKind, "updatedAt": .updatedAt,
    ]

    static func read(_ value: MessageValue, _ field: RowField, into draft: inout RowDraft) {
        switch value {
        case .null: return
        case .text(let text) where field == .changeKind:
            // What is none of them is no kind of a file either.
            draft[field] = ReplicaChangeKind(rawValue: text).map(\.title) ?? (text.isEmpty ? "" : "?")
        case .text(let text): draft[field] = text
        case .object, .list, .other: draft.faults.append(.wrongType(field.name))
        }
    }

    static func readValues(_ value: MessageValue, into draft: inout RowDraft) {
        guard case .object(let items) = value else { return draft.faults.append(.wrongType(RowField.values)) }
        for (item, value) in items {
            if case .text(let text) = value {
                draft.add(item, value: text, reason: "")
            } else if case .text(let reason) = value[Self.reason] {
                reason.isEmpty ? draft.addWithoutReason(item) : draft.add(item, value: "", reason: reason)
            } else {
                draft.addWrongType(item)
            }
        }
    }
}

extension ReplicaChangeKind {
    /// As files and people name it.
    var title: String {
        switch self {
        case .initial: "当初"
        case .revision: "版改定"
        case .reRegistration: "再登録"
        case .transfer: "異動"
        }
    }
}

extension RowDraft {
    /// A record as it was decoded.
    init(_ record: ReplicaRecord) {
        self.init()
        self[.recordIdentifier] = record.recordIdentifier.text
        self[.atenaNumber] = record.atenaNumber.text
        self[.itemCode] = record.itemCode.text
        self[.dataSetKey] = record.dataSetKey
        self[.versionNumber] = record.versionNumber
        self[.publicationStart] = record.publicationStart
        self[.administrativeDistrict] = record.administrativeDistrict
        self[.changeKind] = record.changeKind.title
        for (field, text) in [
            (RowField.dataSetItemCode, record.dataSetItemCode), (.parentDataSetKey, record.parentDataSetKey),
            (.publicationEnd, record.publicationEnd), (.updatedAt, record.updatedAt),
        ] where text != nil {
            self[field] = text ?? ""
        }
        for (item, value) in record.values {
            switch value {
            case .text(let text): add(item, value: text, reason: "")
            case .missing(let reason): reason.isEmpty ? addWithoutReason(item) : add(item, value: "", reason: reason)
            }
        }
    }
}
