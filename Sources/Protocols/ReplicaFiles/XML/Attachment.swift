import OrganisationProtocol

/// Gathers records from an attachment of IF_DBM_20113: `SPIRegistrationDeleteList`, a segment, then one element for each record.
final class Attachment: XMLHandling {
    private static let root = "SPIRegistrationDeleteList"
    private static let segment = "SegmentOfRegistrationDelete"
    private static let copy = "DuplicateCopyData"
    /// 異動区分, which the known layout does not say [O]; without it a record is an 異動.
    private static let changeKind = "ChangeKind"

    private static let fields: [String: RowField] = [
        "RecordIdentificationNumber": .recordIdentifier, "IntegratedAddressNumber": .atenaNumber,
        "SpecificPersonalInformationCode": .itemCode, "DataSetIdentificationItemCode": .dataSetItemCode,
        "DataSetRecordKey": .dataSetKey, "SPIMajorVersion": .versionNumber,
        "ParentDataSetRecordKey": .parentDataSetKey, "PublicationDate": .publicationStart,
        "PublishedEndDate": .publicationEnd, "AdministrativeRegionCode": .administrativeDistrict,
        changeKind: .changeKind,
    ]

    /// Rows that are whole.
    private(set) var rows: [ReplicaFileRow] = []
    /// Why the file as a whole is not taken.
    private(set) var refusal: ReplicaFileRefusal?

    private var depth = 0
    private var row: Int64 = 0
    private var element = ""
    private var field = ""
    private var text: [UInt8] = []
    private var draft = RowDraft()
    private var seen: Set<String> = []
    private var segment: String?

    /// Takes the rows that are whole, so many at most.
    func take(_ count: Int) -> [ReplicaFileRow] {
        let taken = Array(rows.prefix(count))
        rows.removeFirst(taken.count)
        return taken
    }

    func begin(_ name: String, _ attributes: [String: String]) {
        depth += 1
        switch depth {
        case 1: if name != Self.root { refuse(.wrongRoot) }
        case 2:
            element = name
            text = []
            if name != Self.segment { beginRecord() }
        case 3:
            if element == Self.segment { refuse(.wrongSegment) }
            text = []
            beginField(name)
        default: draft.faults.append(.unknownElement)
        }
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard depth >= 2 else { return }
        guard text.count + bytes.count <= ReplicaFileLimits.row else { return refuse(.rowTooLong(row)) }
        text.append(contentsOf: bytes)
    }

    func end() {
        defer { depth -= 1 }
        switch depth {
        case 2: element == Self.segment ? endSegment() : endRecord()
        case 3: endField()
        default: return
        }
    }

    private func beginRecord() {
        if segment == nil { refuse(.wrongSegment) }
        row += 1
        draft = RowDraft()
        seen = []
        field = ""
    }

    private func beginField(_ name: String) {
        field = name
        guard let known = name == Self.copy ? RowField.values : Self.fields[name]?.name else {
            return draft.faults.append(.unknownElement)
        }
        if !seen.insert(name).inserted { draft.faults.append(.repeated(known)) }
    }

    private func endField() {
        let value = String(decoding: text, as: UTF8.self)
        text = []
        if field == Self.copy {
            DuplicateCopy.read(value, into: &draft)
        } else if let known = Self.fields[field], !value.isEmpty {
            draft[known] = value
        }
    }

    private func endSegment() {
        segment = String(decoding: text, as: UTF8.self).filter { !$0.isWhitespace }
        // "1" is a registration; what a deletion looks like is not known, and 公開終了日 serves for it (§1.3 C).
        if segment != "1" { refuse(.wrongSegment) }
    }

    private func endRecord() {
        if draft[.changeKind].isEmpty { draft[.changeKind] = "4" }
        rows.append(draft.judged(row: row))
    }

    private func refuse(_ reason: ReplicaFileRefusal) {
        if refusal == nil { refusal = reason }
    }
}
