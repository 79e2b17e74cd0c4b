import Yams

/// One value of a form, with the place where it stands.
package struct FormNode {
    package let form: String
    package let field: String
    let node: Node

    /// Forms come from outside: a larger file is refused before it is parsed.
    static let longestForm = 256 * 1024

    init(form: String, field: String, node: Node) {
        self.form = form
        self.field = field
        self.node = node
    }

    /// Parses a whole form.
    package init(yaml: String, form: String) throws(FormError) {
        guard yaml.utf8.count <= Self.longestForm else {
            throw FormError(form: form, field: "", line: nil, code: "form.too-large", message: "ファイルが大きすぎます（256KBまで）。")
        }
        do {
            guard let node = try Yams.compose(yaml: yaml) else {
                throw FormError(form: form, field: "", line: nil, code: "form.empty", message: "ファイルが空です。")
            }
            self.init(form: form, field: "", node: node)
        } catch let error as FormError {
            throw error
        } catch {
            throw FormError(
                form: form, field: "", line: (error as? YamlError)?.line, code: "form.syntax",
                message: "YAMLとして読み取れません。字下げ、引用符、同じ項目の重複を確認してください。")
        }
    }

    package func error(_ code: String, _ message: String) -> FormError {
        FormError(form: form, field: field, line: node.mark?.line, code: code, message: message)
    }

    /// The entries of a mapping: no unknown key, and each of the required ones.
    package func entries(required: [String], optional: [String] = []) throws(FormError) -> FormEntries {
        guard let mapping = node.mapping else { throw error("form.type", "「項目: 値」の組を記載してください。") }
        var entries: [String: FormNode] = [:]
        for (key, value) in mapping {
            let name = key.string ?? ""
            let path = field.isEmpty ? name : "\(field).\(name)"
            guard required.contains(name) || optional.contains(name) else {
                throw FormNode(form: form, field: path, node: key).error(
                    "form.unknown-key", "不明な項目です。使える項目: \((required + optional).joined(separator: "、"))")
            }
            entries[name] = FormNode(form: form, field: path, node: value)
        }
        let found = FormEntries(owner: self, entries: entries)
        for key in required { _ = try found.required(key) }
        return found
    }

    package func list() throws(FormError) -> [FormNode] {
        guard let sequence = node.sequence else { throw error("form.type", "一覧（「- 」で始まる行）を記載してください。") }
        return sequence.enumerated().map {
            FormNode(form: form, field: "\(field)[\($0.offset)]", node: $0.element)
        }
    }

    /// A list whose elements differ in one property.
    package func uniqueList<Element, Key: Hashable>(
        _ key: KeyPath<Element, Key>, _ read: (FormNode) -> () throws(FormError) -> Element
    ) throws(FormError) -> [Element] {
        var seen: Set<Key> = []
        var elements: [Element] = []
        for child in try list() {
            let element = try read(child)()
            guard seen.insert(element[keyPath: key]).inserted else {
                throw child.error("form.repeated", "「\(element[keyPath: key])」が重複しています。")
            }
            elements.append(element)
        }
        return elements
    }
}

/// The entries of one mapping.
package struct FormEntries {
    let owner: FormNode
    let entries: [String: FormNode]

    package func required(_ key: String) throws(FormError) -> FormNode {
        guard let entry = entries[key] else {
            let field = owner.field.isEmpty ? key : "\(owner.field).\(key)"
            throw FormNode(form: owner.form, field: field, node: owner.node).error(
                "form.missing", "必須の項目「\(key)」（\(FormLabels.title(of: key))）がありません。")
        }
        return entry
    }

    package subscript(key: String) -> FormNode? { entries[key] }
}
