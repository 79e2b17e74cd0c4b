import Foundation
import Identifiers
import ReplicaRegistration
import ServiceCalendar
import WebServer

/// What a clerk typed to look for 副本, and what is meant by it.
struct ReplicaSearch {
    let number: String
    let item: String
    let system: String
    let from: String
    let until: String

    init(_ query: [String: String]) {
        number = TypedDigits.fold(query["atena-number"] ?? "")
        item = (query["item-code"] ?? "").trimmingCharacters(in: .whitespaces)
        system = query["system"] ?? ""
        from = query["from"] ?? ""
        until = query["until"] ?? ""
    }

    /// Whether nothing was asked for: the page shows counts alone then.
    var isEmpty: Bool { [number, item, system, from, until].allSatisfy(\.isEmpty) }

    /// The same as a query, for a link.
    var query: String {
        let named = [
            ("atena-number", number), ("item-code", item), ("system", system), ("from", from), ("until", until),
        ]
        return named.filter { !$0.1.isEmpty }.map { name, value in
            "\(name)=\(value.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "")"
        }.joined(separator: "&")
    }

    /// What is asked for.
    /// - Throws: `IdentifierError` or `Problem` with the field that cannot be understood.
    func criteria() throws -> ReplicaCriteria {
        var criteria = ReplicaCriteria()
        if !number.isEmpty { criteria.atenaNumber = try AtenaNumber(number) }
        if !item.isEmpty {
            guard let code = try? ItemCode(item) else { throw Self.badItem }
            criteria.itemCode = code
        }
        if !system.isEmpty { criteria.system = system }
        let (first, last) = (try Self.day(from, "from"), try Self.day(until, "until"))
        criteria.from = first?.startInJapan
        criteria.until = last?.adding(days: 1).startInJapan
        if let first, let last, last < first { throw Self.endsBeforeStart }
        return criteria
    }

    private static func day(_ text: String, _ field: String) throws -> CalendarDay? {
        guard !text.isEmpty else { return nil }
        if let day = CalendarDay(text) { return day }
        throw Problem(
            status: 422, code: "operation-support.bad-date", title: "登録日はyyyy-MM-ddの実在する日付で入力してください。",
            detail: "日付を確認して、もう一度検索してください。", field: field)
    }

    private static let badItem = Problem(
        status: 422, code: "operation-support.bad-item", title: "特定個人情報名コードは「TM」と半角数字14桁で入力してください。",
        detail: "件数の表にあるコードを選択してください。", field: "item-code")
    private static let endsBeforeStart = Problem(
        status: 422, code: "operation-support.ends-before-start", title: "登録日（終わり）が登録日（始め）より前です。",
        detail: "どちらかの日付を直してください。", field: "until")
}

extension CalendarDay {
    /// Midnight in Japan.
    fileprivate var startInJapan: Date? { JapanTime.parse("\(self)T00:00:00+09:00") }
}
