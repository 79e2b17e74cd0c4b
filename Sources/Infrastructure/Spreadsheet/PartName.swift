/// Names of parts in a package (ECMA-376 Part 2 §6.2).
enum PartName {
    /// `xl/workbook.xml` → `xl/`; the root has an empty name.
    static func folder(of part: String) -> String {
        part.lastIndex(of: "/").map { String(part[...$0]) } ?? ""
    }

    /// `xl/workbook.xml` → `xl/_rels/workbook.xml.rels`.
    static func relationships(of part: String) -> String {
        let folder = folder(of: part)
        return "\(folder)_rels/\(part.dropFirst(folder.count)).rels"
    }

    /// A relationship's target as a part name; `..` cannot leave the package.
    static func resolve(_ target: String, from folder: String) -> String {
        let full = target.hasPrefix("/") ? target : folder + target
        var steps: [Substring] = []
        for step in full.split(separator: "/") {
            switch step {
            case ".": continue
            case "..": _ = steps.popLast()
            case _: steps.append(step)
            }
        }
        return steps.joined(separator: "/")
    }
}
