import Foundation

/// All local governments by code, from `Data/local-governments.csv` and a list of unions.
public struct LocalGovernmentRegister: Sendable {
    private let organisations: [LocalGovernmentCode: Organisation]

    /// Reads `code,kind,prefecture,name,…` with a header line; a prefecture's own row has no name of its own, and columns
    /// after the fourth are ignored.
    /// - Throws: `IdentifierError` that names the line: unreadable, a bad code, or a code listed twice.
    public init(csv: String, unionsCSV: String? = nil) throws(IdentifierError) {
        var organisations: [LocalGovernmentCode: Organisation] = [:]
        for text in [csv, unionsCSV ?? ""] {
            for (index, line) in text.split(whereSeparator: \.isNewline).enumerated().dropFirst() {
                let fields = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
                guard fields.count >= 4, let kind = OrganisationKind(rawValue: fields[1]) else {
                    throw IdentifierError(
                        field: "団体一覧", code: "register.line", message: "団体一覧の\(index + 1)行目を読み取れません。")
                }
                let code = try Self.code(fields[0], line: index + 1)
                guard organisations[code] == nil else {
                    throw IdentifierError(
                        field: "団体一覧", code: "register.repeated", message: "団体一覧の\(index + 1)行目の団体コードが重複しています。")
                }
                organisations[code] = Organisation(
                    code: code, kind: kind, prefecture: fields[2], name: fields[3].isEmpty ? fields[2] : fields[3])
            }
        }
        self.organisations = organisations
    }

    /// The organisation with a code, or nil.
    ///
    /// A body number of 800 or above is taken for a union's own code even when the list lacks it. That range is our
    /// reading [O]: the list of unions is not public as data.
    public func organisation(_ code: LocalGovernmentCode) -> Organisation? {
        if let known = organisations[code] { return known }
        guard let body = Int(code.bodyNumber), body >= 800, let prefecture = prefecture(code.prefectureNumber) else {
            return nil
        }
        return Organisation(
            code: code, kind: .partialUnion, prefecture: prefecture, name: "一部事務組合（団体コード \(code.text)）")
    }

    /// All organisations in order of their codes.
    public var all: [Organisation] { organisations.values.sorted { $0.code < $1.code } }

    private static func code(_ text: String, line: Int) throws(IdentifierError) -> LocalGovernmentCode {
        do {
            return try LocalGovernmentCode(text)
        } catch {
            throw IdentifierError(field: "団体一覧", code: error.code, message: "団体一覧の\(line)行目: \(error.message)")
        }
    }

    private func prefecture(_ number: String) -> String? {
        organisations.values.first { $0.kind == .prefecture && $0.code.prefectureNumber == number }?.prefecture
    }
}
