/// A form as nested names and values, in the order in which it is written; the base of writing and comparing.
enum FormOutline {
    case text(String)
    case texts([String])
    case group([(name: String, value: FormOutline)])
    /// Elements of a list, each with what it is known by.
    case rows([(key: String, value: FormOutline)])

    /// One value with its place.
    struct Leaf {
        let field: String
        let title: String
        let value: String
    }

    /// All values in order.
    func leaves(field: String = "", title: String = "") -> [Leaf] {
        switch self {
        case .text(let text): return [Leaf(field: field, title: title, value: text)]
        case .texts(let texts): return [Leaf(field: field, title: title, value: texts.joined(separator: "、"))]
        case .group(let members):
            return members.flatMap { member in
                let label = FormLabels.title(of: member.name)
                return member.value.leaves(
                    field: field.isEmpty ? member.name : "\(field).\(member.name)",
                    title: title.isEmpty ? label : "\(title) › \(label)")
            }
        case .rows(let rows):
            return rows.flatMap { row in
                row.value.leaves(field: "\(field)[\(row.key)]", title: "\(title)（\(FormLabels.title(of: row.key))）")
            }
        }
    }

    /// What became of the earlier values, in the later form's order; values that are gone come last.
    func differences(from earlier: FormOutline) -> [FormDifference] {
        let before = earlier.leaves()
        let after = leaves()
        let old = Dictionary(before.map { ($0.field, $0.value) }, uniquingKeysWith: { first, _ in first })
        let kept = Set(after.map(\.field))
        let changed = after.filter { old[$0.field] != $0.value }.map {
            FormDifference(field: $0.field, title: $0.title, before: old[$0.field], after: $0.value)
        }
        let gone = before.filter { !kept.contains($0.field) }.map {
            FormDifference(field: $0.field, title: $0.title, before: $0.value, after: nil)
        }
        return changed + gone
    }
}
