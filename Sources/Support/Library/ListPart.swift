import DesignSystem
import WebServer

/// A page of a long list: documents, FAQ.
struct ListPart<Entry: Sendable>: Sendable {
    /// Counted from 1.
    let number: Int
    let entries: [Entry]
    /// Whether more come behind these.
    let hasMore: Bool

    /// Takes what `ListPlace.limit` let through: one entry more than a page shows, where there is one.
    init(_ number: Int, _ found: [Entry]) {
        self.number = number
        entries = Array(found.prefix(ListPlace.size))
        hasMore = found.count > ListPlace.size
    }

    /// Whether this page is the whole list.
    var isWhole: Bool { number == 1 && !hasMore }

    /// The way to the pages before and behind, and to the search.
    func links(path: String, search: String) -> [Block] {
        guard !isWhole else { return [] }
        var links: [Link] = []
        if hasMore { links.append(Link("次の\(ListPlace.size)件", path: "\(path)?page=\(number + 1)")) }
        if number > 1 { links.append(Link("前の\(ListPlace.size)件", path: "\(path)?page=\(number - 1)")) }
        links.append(Link("言葉で検索する", path: search))
        return [.links(links)]
    }

    /// What a page's title says of its place in the list.
    var mark: String { number == 1 ? "" : "（\(number)ページ）" }
}

/// Which page of a long list is asked for.
struct ListPlace: Sendable {
    /// Entries of a page [O].
    static let size = 100
    /// Pages that can be asked for: what is further back is for the search [O].
    private static let pages = 10_000
    let number: Int

    /// The first page of a list.
    static let first = ListPlace(number: 1)

    /// What a request asks for: `?page=2`; the first page where it says nothing.
    /// - Throws: `Problem.notFound` for what is no page.
    init(_ request: WebRequest) throws {
        guard let text = request.query["page"] else {
            self = .first
            return
        }
        guard let number = Int(text), (1...Self.pages).contains(number) else { throw Problem.notFound }
        self.init(number: number)
    }

    private init(number: Int) {
        self.number = number
    }

    /// One more than a page shows, so that it is known whether more come.
    var limit: String { "LIMIT \(Self.size + 1) OFFSET \((number - 1) * Self.size)" }
}
