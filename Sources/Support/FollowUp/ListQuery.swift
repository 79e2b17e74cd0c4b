import Foundation
import Identifiers
import RollUp

/// What somebody asks of the list: all of it narrows what they may see.
struct ListQuery: Sendable {
    static let pageSize = 100

    let text: String
    let prefecture: String
    let kind: OrganisationKind?
    let standing: Standing?
    let task: String
    let page: Int

    init(_ query: [String: String]) {
        text = (query["q"] ?? "").trimmingCharacters(in: .whitespacesAndNewlines)
        prefecture = query["prefecture"] ?? ""
        kind = query["kind"].flatMap(OrganisationKind.init)
        let wanted = query["standing"] ?? ""
        standing = Standing.allCases.first { $0.code == wanted }
        task = query["task"] ?? ""
        page = max(1, query["page"].flatMap { Int($0) } ?? 1)
    }

    func matches(_ entry: Summary.Entry, _ plan: TaskPlan) -> Bool {
        let organisation = entry.organisation
        guard prefecture.isEmpty || organisation.code.prefectureNumber == prefecture,
            kind == nil || organisation.kind == kind, standing == nil || entry.judgement.standing == standing
        else { return false }
        if !task.isEmpty {
            let isOpen = organisation.bureaus.contains { bureau in
                plan.slot(task, of: bureau).map { entry.progress.open.contains($0) } ?? false
            }
            guard isOpen else { return false }
        }
        return text.isEmpty || organisation.name.contains(text) || organisation.code.text.hasPrefix(text)
            || entry.progress.romaji.lowercased().contains(text.lowercased())
    }

    /// The address of another page of the same question.
    func path(page: Int) -> String {
        var items: [(String, String)] = []
        if !text.isEmpty { items.append(("q", text)) }
        if !prefecture.isEmpty { items.append(("prefecture", prefecture)) }
        if let kind { items.append(("kind", kind.rawValue)) }
        if let standing { items.append(("standing", standing.code)) }
        if !task.isEmpty { items.append(("task", task)) }
        items.append(("page", "\(page)"))
        let allowed = CharacterSet.alphanumerics.intersection(CharacterSet(charactersIn: "\u{0}"..."\u{7f}"))
            .union(CharacterSet(charactersIn: "-._~"))
        let query = items.map { name, value in
            "\(name)=\(value.addingPercentEncoding(withAllowedCharacters: allowed) ?? "")"
        }.joined(separator: "&")
        return "\(FollowUpSite.base)/organisations?\(query)"
    }
}
