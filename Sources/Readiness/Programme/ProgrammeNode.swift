import ServiceCalendar
import Yams

/// One value of the file, with the place where it stands.
struct ProgrammeNode {
    let node: Node
    /// Such as `tasks[3].after`.
    let field: String

    init(node: Node, field: String) {
        self.node = node
        self.field = field
    }

    /// Parses a whole file.
    init(yaml: String) throws(ProgrammeError) {
        do {
            guard let node = try Yams.compose(yaml: yaml) else {
                throw ProgrammeError(line: nil, field: "", message: "ファイルが空です。")
            }
            self.init(node: node, field: "")
        } catch let error as ProgrammeError {
            throw error
        } catch {
            throw ProgrammeError(
                line: (error as? YamlError)?.line, field: "", message: "YAMLとして読み取れません。字下げ、引用符、同じ項目の重複を確認してください。")
        }
    }

    func error(_ message: String) -> ProgrammeError {
        ProgrammeError(line: node.mark?.line, field: field, message: message)
    }

    /// The entries of a mapping: no unknown key, and each of the required ones.
    func mapping(required: [String], optional: [String] = []) throws(ProgrammeError) -> ProgrammeMapping {
        guard let mapping = node.mapping else { throw error("「項目: 値」の組を記載してください。") }
        var entries: [String: ProgrammeNode] = [:]
        for (key, value) in mapping {
            let name = key.string ?? ""
            let path = field.isEmpty ? name : "\(field).\(name)"
            guard required.contains(name) || optional.contains(name) else {
                throw ProgrammeNode(node: key, field: path).error(
                    "不明な項目です。使える項目: \((required + optional).joined(separator: "、"))")
            }
            entries[name] = ProgrammeNode(node: value, field: path)
        }
        let found = ProgrammeMapping(owner: self, entries: entries)
        for key in required { _ = try found.required(key) }
        return found
    }

    func list() throws(ProgrammeError) -> [ProgrammeNode] {
        guard let sequence = node.sequence else { throw error("一覧（「- 」で始まる行）を記載してください。") }
        return sequence.enumerated().map { ProgrammeNode(node: $0.element, field: "\(field)[\($0.offset)]") }
    }

    /// A list whose elements differ in one property.
    func uniqueList<Element, Key: Hashable>(
        _ key: KeyPath<Element, Key>, _ read: (ProgrammeNode) -> () throws(ProgrammeError) -> Element
    ) throws(ProgrammeError) -> [Element] {
        var seen: Set<Key> = []
        var elements: [Element] = []
        for child in try list() {
            let element = try read(child)()
            guard seen.insert(element[keyPath: key]).inserted else {
                throw child.error("「\(element[keyPath: key])」が重複しています。")
            }
            elements.append(element)
        }
        return elements
    }

    /// Whether it is exactly this word.
    func isWord(_ word: String) -> Bool { node.scalar?.string == word }

    func text() throws(ProgrammeError) -> String {
        guard let text = node.scalar?.string, !text.isEmpty, node.tag != Tag(.null) else {
            throw error("文字列を記載してください。")
        }
        return text
    }
}

/// The entries of one mapping.
struct ProgrammeMapping {
    let owner: ProgrammeNode
    let entries: [String: ProgrammeNode]

    func required(_ key: String) throws(ProgrammeError) -> ProgrammeNode {
        guard let entry = entries[key] else { throw owner.error("必須の項目「\(key)」がありません。") }
        return entry
    }

    subscript(key: String) -> ProgrammeNode? { entries[key] }
}
