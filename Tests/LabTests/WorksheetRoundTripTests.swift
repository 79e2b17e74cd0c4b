import Identifiers
import NetworkWorksheet
import NoticeForms
import Reachability
import Spreadsheet
import Testing
import VPNDevice
import Worksheet

/// The worksheet on its way to a person and back.
@Suite struct WorksheetRoundTripTests {
    private static func sheet(_ site: Site) throws -> Workbook {
        let organisation = Organisation(code: site.request.organisation, kind: .city, prefecture: "長野県", name: "松本市")
        return WorksheetForm(
            organisation: organisation, results: [], device: try DeviceComparison(site).worksheetLines,
            completedOn: nil
        ).workbook()
    }

    @Test func `a device reads back equal from its worksheet`() throws {
        let site = try SampleSite.read()
        for seed in 0..<UInt64(40) {
            var changed = site
            changed.device = RandomDevice.make(site, seed: seed)
            let bytes = try Self.sheet(changed).encoded()
            let reading = try VPNDevice.reading(worksheet: Workbook(decoding: bytes))
            #expect(reading.device == changed.device, "seed \(seed)")
            #expect(reading.unknown.isEmpty)
        }
    }

    @Test func `a worksheet is read as a person left it`() throws {
        let site = try SampleSite.read()
        let book = try Self.sheet(site)
        let first = try #require(book.sheets.first)
        // A column before all others, blank rows, blank 区分 below the first, full-width digits, spaces, other arrows.
        var rows: [Row] = []
        var section: CellValue = .empty
        for (number, row) in first.rows.enumerated() {
            guard number > 5, row.cells.count == 6 else {
                rows.append(Row([Cell("")] + row.cells))
                continue
            }
            var cells = row.cells
            if cells[0].value == section { cells[0] = Cell(.empty) } else { section = cells[0].value }
            cells[1] = Cell(" \(Self.wide(cells[1].value.displayText)) ")
            cells[3] = Cell("　\(Self.wide(cells[3].value.displayText.replacing("→", with: "->")))  ")
            rows += [Row(), Row([Cell("")] + cells), Row([Cell("済")])]
        }
        let edited = Workbook(sheets: book.sheets.dropFirst() + [Sheet(name: "ＶＰＮ装置の設定 ", rows: rows)])
        let reading = try VPNDevice.reading(worksheet: Workbook(decoding: edited.encoded()))
        #expect(reading.device == site.device)
    }

    /// Digits as Japanese keyboards give them.
    private static func wide(_ text: String) -> String {
        let digits = Array("０１２３４５６７８９")
        return String(text.map { $0.isASCII ? $0.wholeNumberValue.map { digits[$0] } ?? $0 : $0 })
    }

    @Test func `what a person typed wrongly is told with its cell`() throws {
        var rows = [Row(["区分", "項目", "確認した設定値"].map { Cell($0) })]
        rows += try SampleSite.read().device.rows.map { row in
            Row([row.entry.section.title, row.entry.key, row.value].map { Cell($0) })
        }
        let place = try #require(rows.firstIndex { $0.cells[1].value == .text("legacy-tax-mayor") })
        rows[place] = Row([Cell("ネットワーク定義"), Cell("legacy-tax-mayor"), Cell("10.20.1.331")])
        let error = try #require(throws: DeviceFileError.self) {
            try VPNDevice.reading(worksheet: Workbook(sheets: [Sheet(name: "VPN装置の設定", rows: rows)]))
        }
        #expect(error.place.hasPrefix("VPN装置の設定!C\(place + 1)"), "\(error)")
        rows[place] = Row([Cell("メール通知"), Cell("宛先"), Cell("admin@example.jp")])
        let second = try #require(throws: DeviceFileError.self) {
            try VPNDevice.reading(worksheet: Workbook(sheets: [Sheet(name: "設定", rows: rows)]))
        }
        #expect(second.code == "device.undefined", "\(second)")
        rows.append(Row([Cell("メール通知"), Cell("宛先"), Cell("admin@example.jp")]))
        rows[place] = Row([Cell("ネットワーク定義"), Cell("legacy-tax-mayor"), Cell("10.20.1.31")])
        let reading = try VPNDevice.reading(worksheet: Workbook(sheets: [Sheet(name: "設定", rows: rows)]))
        #expect(reading.unknown.map(\.text) == ["メール通知 宛先 admin@example.jp"])
        #expect(throws: DeviceFileError.self) {
            try VPNDevice.reading(worksheet: Workbook(sheets: [Sheet(name: "設定", rows: [])]))
        }
    }

    @Test func `the steps for a screen name what to type`() throws {
        var site = try SampleSite.read()
        site.device.nat.removeAll { $0.number == 2 }
        site.device.filter[0].service = .literal(.tcp(8_443))
        let steps = try DeviceComparison(site).webSteps
        #expect(steps.count == 4)
        #expect(steps[1].contains("「NAT」の画面で「追加」を選び、番号・名称に「2」、宛先に「192.0.2.10」"), "\(steps)")
        #expect(steps[2].contains("サービスを「tcp 8443」から「https」に変えます"), "\(steps)")
    }
}
