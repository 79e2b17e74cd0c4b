import Identifiers
import OrganisationProtocol
import ServiceCalendar

/// A row as it was written; becomes a record, or all its faults.
struct RowDraft {
    // By place: hashing names of a million rows costs a tenth of reading them.
    private var texts = [String?](repeating: nil, count: RowField.allCases.count)
    var values: [String: ReplicaValue] = [:]
    /// What 副本データ says of its own version; empty where it says nothing.
    var copyVersion = ""
    /// Whether an item was written, good or bad.
    private var hasItems = false
    /// What was found while it was read.
    var faults: [RowFault] = []

    subscript(field: RowField) -> String {
        get { texts[field.rawValue] ?? "" }
        set { texts[field.rawValue] = newValue }
    }

    /// Judges the row by itself; what only the database knows comes later.
    mutating func judged(row: Int64) -> ReplicaFileRow {
        let identifier = parsed(.recordIdentifier, "半角英数字、ハイフン、下線の64文字以内") { try? RecordIdentifier($0) }
        let atena = parsed(.atenaNumber, "0以外の半角数字15桁以内") { try? AtenaNumber($0) }
        let item = parsed(.itemCode, "「TM」と半角数字14桁") { try? ItemCode($0) }
        let kind = kind()
        text(.dataSetItemCode, limit: 64, isRequired: false)
        text(.dataSetKey, limit: 128)
        text(.parentDataSetKey, limit: 128, isRequired: false)
        code(.versionNumber, 4...4, "半角数字4桁")
        if !copyVersion.isEmpty, !self[.versionNumber].isEmpty, copyVersion != self[.versionNumber] {
            faults.append(.otherVersion)
        }
        code(.administrativeDistrict, 1...10, "半角数字10桁以内")
        let start = day(.publicationStart)
        let end = self[.publicationEnd].isEmpty ? nil : day(.publicationEnd)
        if let start, let end, end < start { faults.append(.endsBeforeStart) }
        text(.updatedAt, limit: 35, isRequired: false)
        if !hasItems { missing(.noValues) }
        guard faults.isEmpty, let identifier, let atena, let item, let kind else {
            return .faults(faults.map { $0.fault(row: row) })
        }
        return .record(
            ReplicaRecord(
                recordIdentifier: identifier, atenaNumber: atena, itemCode: item,
                dataSetItemCode: texts[RowField.dataSetItemCode.rawValue],
                dataSetKey: self[.dataSetKey], parentDataSetKey: texts[RowField.parentDataSetKey.rawValue],
                versionNumber: self[.versionNumber], publicationStart: self[.publicationStart],
                publicationEnd: texts[RowField.publicationEnd.rawValue],
                administrativeDistrict: self[.administrativeDistrict],
                changeKind: kind, updatedAt: texts[RowField.updatedAt.rawValue], values: values))
    }

    /// Adds an item, with a value or the reason why there is none.
    mutating func add(_ item: String, value: String, reason: String) {
        hasItems = true
        guard TextRule.isItemName(item) else { return addBadName() }
        guard reason.isEmpty || value.isEmpty else { return faults.append(.valueAndReason(item)) }
        let text = reason.isEmpty ? value : reason
        if let fault = TextRule.fault(in: text, of: item, limit: ReplicaFileLimits.value) {
            return faults.append(fault)
        }
        values[item] = reason.isEmpty ? .text(value) : .missing(reason: reason)
    }

    /// Adds an item that is said to have no value, without a reason.
    mutating func addWithoutReason(_ item: String) {
        hasItems = true
        guard TextRule.isItemName(item) else { return addBadName() }
        faults.append(.reasonMissing(item))
    }

    /// Adds an item that is neither a text nor a reason.
    mutating func addWrongType(_ item: String) {
        hasItems = true
        guard TextRule.isItemName(item) else { return addBadName() }
        faults.append(.wrongType(item))
    }

    /// Without the name, which may be anything; said once.
    private mutating func addBadName() {
        if !faults.contains(.badItemName) { faults.append(.badItemName) }
    }

    private mutating func kind() -> ReplicaChangeKind? {
        switch self[.changeKind] {
        case "1", "当初": return .initial
        case "2", "版改定": return .revision
        case "3", "再登録": return .reRegistration
        case "4", "異動": return .transfer
        case "": missing(.required(RowField.changeKind.name))
        default: faults.append(.unknownKind)
        }
        return nil
    }

    /// Tells that something is not there, unless it was there and already told to be wrong.
    private mutating func missing(_ fault: RowFault) {
        guard !faults.contains(where: { $0.column == fault.column }) else { return }
        faults.append(fault)
    }

    private mutating func parsed<Value>(
        _ field: RowField, _ expected: String, _ parse: (String) -> Value?
    ) -> Value? {
        let text = self[field]
        if let value = parse(text) { return value }
        text.isEmpty
            ? missing(.required(field.name)) : faults.append(.shape(field.name, expected: expected))
        return nil
    }

    private mutating func text(_ field: RowField, limit: Int, isRequired: Bool = true) {
        let text = self[field]
        if text.isEmpty {
            if isRequired { missing(.required(field.name)) }
        } else if let fault = TextRule.fault(in: text, of: field.name, limit: limit) {
            faults.append(fault)
        }
    }

    private mutating func code(_ field: RowField, _ digits: ClosedRange<Int>, _ expected: String) {
        let text = self[field]
        if text.isEmpty {
            missing(.required(field.name))
        } else if !digits.contains(text.utf8.count) || !text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
            faults.append(.shape(field.name, expected: expected))
        }
    }

    private mutating func day(_ field: RowField) -> CalendarDay? {
        let text = self[field]
        if let day = CalendarDay(text) { return day }
        text.isEmpty ? missing(.required(field.name)) : faults.append(.badDate(field.name))
        return nil
    }
}

/// What any text of a row must be.
enum TextRule {
    /// Whether an item may have this name, in whatever form it comes.
    static func isItemName(_ name: String) -> Bool { !name.isEmpty && fault(in: name, of: "", limit: 64) == nil }

    static func fault(in text: String, of name: String, limit: Int) -> RowFault? {
        var count = 0
        for scalar in text.unicodeScalars {
            count += 1
            switch scalar.value {
            case 0xFFFD: return .unreadable(name)
            // The mark of a file's start is left in a text where files were joined; readers of JSON drop it.
            case 0..<0x20, 0x7F..<0xA0, 0xFEFF: return .control(name)
            default: continue
            }
        }
        return count > limit ? .tooLong(name, limit: limit) : nil
    }
}
