import Identifiers
import OrganisationProtocol
import ServiceCalendar

/// A line of a file of 照会 on its way to an entry; gathers all that is wrong with it.
struct InquiryDraft {
    private let line: CSVLine
    private(set) var faults: [RowFault] = []

    init(_ line: CSVLine) {
        self.line = line
    }

    /// The 照会; nil when something is wrong with it.
    ///
    /// 番号体系 and 宛名番号 are the organisation's own: they are not looked at, and stay nowhere.
    mutating func entry() -> InquiryEntry? {
        let atena = code(.atenaNumber, AtenaNumber.init)
        let requestedAt = instant()
        let inquirer = code(.inquirer, HolderCode.init)
        let isNotDisclosed = nonDisclosure()
        let affair = code(.affair, AffairCode.init)
        let procedure = code(.procedure, ProcedureCode.init)
        let inquirerDelegator = optional(.inquirerDelegator, HolderCode.init)
        let providerDelegator = optional(.providerDelegator, HolderCode.init)
        let provider = code(.provider, HolderCode.init)
        let item = code(.item, ItemCode.init)
        let (from, until) = (day(.from), day(.until))
        guard faults.isEmpty, let atena, let requestedAt, let inquirer, let affair, let procedure, let provider,
            let item
        else { return nil }
        return InquiryEntry(
            atenaNumber: atena, requestedAt: requestedAt, departmentCode: text(.department),
            userIdentifier: text(.user), inquirerCode: inquirer, isNotDisclosed: isNotDisclosed, affairCode: affair,
            procedureCode: procedure, inquirerDelegatorCode: inquirerDelegator,
            providerDelegatorCode: providerDelegator, providerCode: provider, itemCode: item,
            conditionKind: filled(.conditionKind), fiscalYearKind: filled(.fiscalYearKind), from: from, until: until)
    }

    private func text(_ column: InquiryColumn) -> String { line.text(column.rawValue) }

    private func filled(_ column: InquiryColumn) -> String? {
        line.isEmpty(column.rawValue) ? nil : text(column)
    }

    private mutating func code<Code>(_ column: InquiryColumn, _ read: (String) throws -> Code) -> Code? {
        guard !line.isEmpty(column.rawValue) else {
            faults.append(.required(column.name))
            return nil
        }
        return optional(column, read)
    }

    private mutating func optional<Code>(_ column: InquiryColumn, _ read: (String) throws -> Code) -> Code? {
        guard let text = filled(column) else { return nil }
        guard let code = try? read(text) else {
            faults.append(.shape(column.name, expected: "定められた桁数と文字"))
            return nil
        }
        return code
    }

    /// yyyyMMddHHmmssSSS, Japan's time.
    private mutating func instant() -> String? {
        let digits = text(.requestedAt)
        guard digits.utf8.count == 17, Self.areDigits(digits), let day = Self.day(String(digits.prefix(8))) else {
            faults.append(.shape(InquiryColumn.requestedAt.name, expected: "実在する日時（yyyyMMddHHmmssSSS、17桁）"))
            return nil
        }
        let rest = Array(digits.utf8.dropFirst(8)).map { String(UnicodeScalar($0)) }
        let time = [rest[0...1], rest[2...3], rest[4...5]].map { $0.joined() }.joined(separator: ":")
        let text = "\(day)T\(time).\(rest[6...8].joined())+09:00"
        guard JapanTime.parse(text) != nil else {
            faults.append(.shape(InquiryColumn.requestedAt.name, expected: "実在する日時（yyyyMMddHHmmssSSS、17桁）"))
            return nil
        }
        return text
    }

    private mutating func nonDisclosure() -> Bool {
        switch text(.nonDisclosure) {
        case "", "0": return false
        case "1": return true
        default:
            faults.append(.shape(InquiryColumn.nonDisclosure.name, expected: "0（開示）または1（不開示）"))
            return false
        }
    }

    private mutating func day(_ column: InquiryColumn) -> String? {
        guard let digits = filled(column) else { return nil }
        guard let day = Self.day(digits) else {
            faults.append(.shape(column.name, expected: "実在する日付（yyyyMMdd、8桁）"))
            return nil
        }
        return day
    }

    private static func day(_ digits: String) -> String? {
        guard digits.utf8.count == 8, areDigits(digits) else { return nil }
        let text = "\(digits.prefix(4))-\(digits.dropFirst(4).prefix(2))-\(digits.suffix(2))"
        return CalendarDay(text) == nil ? nil : text
    }

    private static func areDigits(_ text: String) -> Bool { text.utf8.allSatisfy { (0x30...0x39).contains($0) } }
}
