/// What would change in each table if one master took the place of another.
struct MasterDifference: Sendable, Hashable {
    let lists: [Changes]

    /// Compares by key; the order within a table means nothing.
    init<Document: MasterDocument>(from old: Document?, to new: Document) {
        let before = old?.lists ?? []
        lists = new.lists.enumerated().map { index, list in
            Changes(
                title: list.title, from: before.indices.contains(index) ? before[index].entries : [], to: list.entries)
        }
    }

    var isEmpty: Bool { lists.allSatisfy(\.lines.isEmpty) }

    /// One table's changes.
    struct Changes: Sendable, Hashable {
        let title: String
        /// Added, changed and removed, each in the order of its file.
        let lines: [Line]
        let unchanged: Int

        init(title: String, from old: [MasterList.Entry], to new: [MasterList.Entry]) {
            self.title = title
            let before = Dictionary(old.map { ($0.key, $0.text) }) { first, _ in first }
            let after = Set(new.map(\.key))
            let added = new.filter { before[$0.key] == nil }.map { Line(kind: .added, key: $0.key, new: $0.text) }
            let changed = new.compactMap { entry -> Line? in
                guard let text = before[entry.key], text != entry.text else { return nil }
                return Line(kind: .changed, key: entry.key, old: text, new: entry.text)
            }
            let removed = old.filter { !after.contains($0.key) }.map { Line(kind: .removed, key: $0.key, old: $0.text) }
            lines = added + changed + removed
            unchanged = new.count - added.count - changed.count
        }

        func count(_ kind: Line.Kind) -> Int { lines.count { $0.kind == kind } }
    }

    /// One row's change.
    struct Line: Sendable, Hashable {
        enum Kind: String, Sendable, CaseIterable {
            case added
            case changed
            case removed

            var title: String {
                switch self {
                case .added: "追加"
                case .changed: "変更"
                case .removed: "削除"
                }
            }
        }

        let kind: Kind
        let key: String
        var old = ""
        var new = ""
    }
}
