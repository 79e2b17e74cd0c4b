/// One line of a `.rels` part: what a part refers to.
struct Relationship {
    let id: String
    let type: String
    let part: String

    /// Compares the last step only: the strict and the transitional namespaces differ before it.
    func hasType(_ name: String) -> Bool { type.hasSuffix("/\(name)") }
}

/// Collects the relationships of a part; links to outside are left out.
final class RelationshipList: PartHandler {
    private(set) var relationships: [Relationship] = []
    private let base: String

    init(base: String) { self.base = base }

    func start(_ element: String, _ attributes: PartAttributes) throws(SpreadsheetError) {
        guard element == "Relationship", attributes["TargetMode"] != "External",
            let id = attributes["Id"], let type = attributes["Type"], let target = attributes["Target"]
        else { return }
        relationships.append(Relationship(id: id, type: type, part: PartName.resolve(target, from: base)))
    }

    func end(_ element: String, text: String) throws(SpreadsheetError) {}
}
