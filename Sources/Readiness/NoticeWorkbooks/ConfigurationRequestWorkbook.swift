public import Identifiers
public import NoticeForms
public import Spreadsheet

/// 設定依頼票 as a workbook, both ways.
public enum ConfigurationRequestWorkbook {
    private static let main = "設定依頼票"
    private static let sides = ["部局", "基本4情報の取得", "名前解決の方法"]
    private static let terminals = ["部局", "識別名", "種別", "IPアドレス", "OSのユーザアカウント"]
    private static let systems = ["部局", "システム", "識別名", "名称", "IPアドレス", "アクセス先", "特定個人情報名コード"]
    private static let atena = "団体内統合宛名システム"
    private static let registry = "住基システム"
    private static let legacy = "既存システム"

    // MARK: - Writing

    /// The form with what was typed so far, to be filled in.
    public static func workbook(_ typed: TypedForm, organisation: Organisation) -> Workbook {
        Workbook(sheets: [
            mainSheet(typed, organisation),
            list("端末", terminals, organisation.bureaus.flatMap { terminalRows(typed, $0) }, [14, 26, 30, 18, 30]),
            list(
                "団体内システム", systems, organisation.bureaus.flatMap { systemRows(typed, $0) },
                [14, 26, 24, 30, 18, 32, 40]),
        ])
    }

    private static func mainSheet(_ typed: TypedForm, _ organisation: Organisation) -> Sheet {
        func field(_ label: String, _ value: String) -> Row {
            Row([Cell(label, style: .label), Cell(value, mergedColumns: 2)])
        }
        let rows = organisation.bureaus.map { bureau in
            let place = "bureaus[\(bureau.rawValue)]"
            return Row([
                Cell(bureau.title, style: .label), Cell(title(BasicFourUse.self, typed["\(place).basicFour"], \.title)),
                Cell(title(NameService.self, typed["\(place).dns"], \.title)),
            ])
        }
        return Sheet(
            name: main, columnWidths: [26, 30, 40],
            rows: [
                Row([Cell(ConfigurationRequest.title, style: .title, mergedColumns: 3)], height: 24),
                field("団体コード", organisation.code.text), field("団体名", organisation.name),
                field("テスト環境", title(TestEnvironment.self, typed["environment"], \.title)),
                field("機関コード", typed["holderCode"]), field("設定希望日", typed["wantedFrom"]),
                Row([Cell("日付は 2016-05-10 のように記入してください。端末とシステムは次のシートに記入します。", style: .note, mergedColumns: 3)]),
                headings(sides),
            ] + rows, landscape: true)
    }

    private static func headings(_ texts: [String]) -> Row { Row(texts.map { Cell($0, style: .heading) }) }

    private static func list(_ name: String, _ titles: [String], _ rows: [[String]], _ widths: [Double]) -> Sheet {
        // Room to write into.
        let blank = Array(repeating: Array(repeating: "", count: titles.count), count: 10)
        return Sheet(
            name: name, columnWidths: widths,
            rows: [headings(titles)] + (rows + blank).map { Row($0.map { Cell($0, style: .wrapped) }) },
            landscape: true, repeatHeaderRow: 0)
    }

    private static func terminalRows(_ typed: TypedForm, _ bureau: Bureau) -> [[String]] {
        let list = "bureaus[\(bureau.rawValue)].terminals"
        return typed.rows(list).map { index in
            let row = "\(list)[\(index)]"
            return [
                bureau.title, typed["\(row).id"], title(TerminalKind.self, typed["\(row).kind"], \.title),
                typed["\(row).address"], typed["\(row).user"],
            ]
        }
    }

    private static func systemRows(_ typed: TypedForm, _ bureau: Bureau) -> [[String]] {
        let place = "bureaus[\(bureau.rawValue)]"
        let list = "\(place).legacySystems"
        func point(_ name: String, _ title: String, _ address: String) -> [String] {
            [bureau.title, title, typed["\(place).\(name).id"], "", address, typed["\(place).\(name).accessPoint"], ""]
        }
        return [point("atenaSystem", atena, typed["\(place).atenaSystem.address"])]
            + (typed.isBlank("\(place).residentRegistry.") ? [] : [point("residentRegistry", registry, "")])
            + typed.rows(list).map { index in
                let row = "\(list)[\(index)]"
                return [
                    bureau.title, legacy, typed["\(row).id"], typed["\(row).title"], typed["\(row).address"], "",
                    typed["\(row).items"],
                ]
            }
    }

    // MARK: - Reading

    /// What stands in a workbook; nil when it is not this form.
    /// - Throws: `FormErrors` when it is another organisation's, or a row names no side or system of it.
    public static func typed(_ workbook: Workbook, organisation: Organisation) throws(FormErrors) -> TypedForm? {
        func find(_ headings: [String]) -> (Sheet, SheetTable)? {
            workbook.sheets.lazy.compactMap { sheet in SheetTable(sheet, headings: headings).map { (sheet, $0) } }.first
        }
        guard let (sheet, sides) = find(Self.sides), let (_, terminals) = find(Self.terminals),
            let (_, systems) = find(Self.systems)
        else { return nil }
        try OwnWorkbook.check(sheet, form: ConfigurationRequest.title, organisation: organisation)
        var reading = Reading(organisation: organisation)
        reading.take(
            "environment", SheetTable.value(of: "テスト環境", in: sheet), { word(TestEnvironment.self, $0, \.title) })
        reading.take("holderCode", SheetTable.value(of: "機関コード", in: sheet))
        reading.take("wantedFrom", SheetTable.value(of: "設定希望日", in: sheet))
        for row in sides.rows {
            guard let bureau = reading.bureau(row) else { continue }
            let place = "bureaus[\(bureau.rawValue)]"
            reading.take("\(place).basicFour", row["基本4情報の取得"], { word(BasicFourUse.self, $0, \.title) })
            reading.take("\(place).dns", row["名前解決の方法"], { word(NameService.self, $0, \.title) })
        }
        for row in terminals.rows { reading.terminal(row) }
        for row in systems.rows { reading.system(row) }
        guard reading.errors.isEmpty else { throw FormErrors(reading.errors, places: reading.typed.places) }
        return reading.typed
    }

    private struct Reading {
        let organisation: Organisation
        var typed = TypedForm()
        var errors: [FormError] = []
        private var counts: [String: Int] = [:]

        init(organisation: Organisation) { self.organisation = organisation }

        mutating func take(_ field: String, _ entry: SheetTable.Entry?, _ word: (String) -> String = { $0 }) {
            typed[field] = word(entry?.text ?? "")
            typed.places[field] = entry?.place ?? ""
        }

        mutating func bureau(_ row: [String: SheetTable.Entry]) -> Bureau? {
            let entry = row["部局"]
            if let bureau = organisation.bureaus.first(where: { $0.title == entry?.text }) { return bureau }
            refuse(entry, "部局は\(organisation.bureaus.map(\.title).joined(separator: "又は"))と記入してください。")
            return nil
        }

        mutating func refuse(_ entry: SheetTable.Entry?, _ message: String) {
            let field = "row \(errors.count + 1)"
            typed.places[field] = entry?.place ?? ""
            errors.append(
                FormError(
                    form: ConfigurationRequest.title, field: field, line: nil, code: "form.value", message: message))
        }

        /// The next place of a list.
        mutating func next(_ list: String) -> String {
            let index = counts[list] ?? 0
            counts[list] = index + 1
            return "\(list)[\(index)]"
        }

        mutating func terminal(_ row: [String: SheetTable.Entry]) {
            guard let bureau = bureau(row) else { return }
            let place = next("bureaus[\(bureau.rawValue)].terminals")
            take("\(place).id", row["識別名"])
            take("\(place).kind", row["種別"], { word(TerminalKind.self, $0, \.title) })
            take("\(place).address", row["IPアドレス"])
            take("\(place).user", row["OSのユーザアカウント"])
        }

        mutating func system(_ row: [String: SheetTable.Entry]) {
            guard let bureau = bureau(row) else { return }
            let side = "bureaus[\(bureau.rawValue)]"
            switch row["システム"]?.text {
            case atena:
                take("\(side).atenaSystem.id", row["識別名"])
                take("\(side).atenaSystem.address", row["IPアドレス"])
                take("\(side).atenaSystem.accessPoint", row["アクセス先"])
            case registry:
                take("\(side).residentRegistry.id", row["識別名"])
                take("\(side).residentRegistry.accessPoint", row["アクセス先"])
            case legacy:
                let place = next("\(side).legacySystems")
                take("\(place).id", row["識別名"])
                take("\(place).title", row["名称"])
                take("\(place).address", row["IPアドレス"])
                take("\(place).items", row["特定個人情報名コード"])
            case _: refuse(row["システム"], "システムは\(atena)、\(registry)、\(legacy)のいずれかを記入してください。")
            }
        }
    }

    // MARK: - Words

    /// The Japanese name of one of our words; anything else as it was typed.
    private static func title<Word: RawRepresentable<String>>(
        _ type: Word.Type, _ text: String, _ title: (Word) -> String
    ) -> String {
        Word(rawValue: text).map(title) ?? text
    }

    /// One of our words by its Japanese name; anything else as it was typed.
    private static func word<Word: RawRepresentable<String> & CaseIterable>(
        _ type: Word.Type, _ text: String, _ title: (Word) -> String
    ) -> String {
        Word.allCases.first { title($0) == text }?.rawValue ?? text
    }
}
