import Yams

extension FormOutline {
    /// The form as YAML that reads back equal.
    var yaml: String {
        // The nodes are strings, lists and mappings of our own making, which Yams writes without exception.
        (try? Yams.serialize(node: node, width: -1, allowUnicode: true)) ?? ""
    }

    private var node: Node {
        switch self {
        case .text(let text): Self.scalar(text)
        case .texts(let texts): .sequence(Node.Sequence(texts.map(Self.scalar)))
        case .group(let members): Node(members.map { (Node($0.name), $0.value.node) })
        case .rows(let rows): .sequence(Node.Sequence(rows.map(\.value.node)))
        }
    }

    /// Digits, dates and words such as `null` are quoted, so that no other reader takes them for something else.
    private static func scalar(_ text: String) -> Node { .scalar(text.represented()) }
}
