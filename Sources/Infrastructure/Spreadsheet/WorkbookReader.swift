/// Finds the sheets of a package (ECMA-376 Part 1 §12.3.23) and reads them.
struct WorkbookReader {
    private let package: Package

    init(package: Package) { self.package = package }

    /// All worksheets in tab order.
    /// - Throws: ``SpreadsheetError``.
    func sheets() throws(SpreadsheetError) -> [Sheet] {
        let roots = try relationships(of: "")
        guard let main = roots.first(where: { $0.hasType("officeDocument") }) else {
            throw PackageRules.notAWorkbook("_rels/.rels")
        }
        let outline = WorkbookOutline()
        try read(main.part, with: outline)
        let targets = try relationships(of: main.part)
        let texts = SharedTexts()
        if let part = targets.first(where: { $0.hasType("sharedStrings") })?.part { try read(part, with: texts) }
        let formats = DateFormats()
        if let part = targets.first(where: { $0.hasType("styles") })?.part { try read(part, with: formats) }
        let context = SheetContext(
            texts: texts.texts, dateStyles: formats.dateStyles, from1904: outline.from1904)
        var sheets: [Sheet] = []
        for entry in outline.sheets {
            guard let target = targets.first(where: { $0.id == entry.relationship }) else {
                throw PackageRules.notAWorkbook("シート「\(entry.name)」")
            }
            // Chart sheets and dialogues hold no cells.
            guard target.hasType("worksheet") else { continue }
            let content = SheetContent(context)
            try read(target.part, with: content)
            sheets.append(try SheetAssembly(content, name: entry.name).sheet())
        }
        return sheets
    }

    private func relationships(of part: String) throws(SpreadsheetError) -> [Relationship] {
        let list = RelationshipList(base: PartName.folder(of: part))
        try read(PartName.relationships(of: part), with: list)
        return list.relationships
    }

    private func read(_ part: String, with handler: any PartHandler) throws(SpreadsheetError) {
        guard let bytes = try package.part(part) else { throw PackageRules.notAWorkbook(part) }
        try PartParser.parse(bytes, named: part, with: handler)
    }
}
