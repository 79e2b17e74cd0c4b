import Identifiers
import Programme
import ServiceCalendar
import Spreadsheet
import Testing
import Verdicts
import Worksheet

/// Organisations and results for the tests.
enum Fixture {
    static func organisation(_ kind: OrganisationKind = .city) throws -> Organisation {
        Organisation(
            code: try LocalGovernmentCode("202029"), kind: kind, prefecture: "長野県", name: kind.isUnion ? "広域連合" : "松本市")
    }

    static func line(
        _ item: TestItem, _ bureau: Bureau = .mayor, _ verdict: Outcome = .pass, from: String = "管理端末1",
        at: String = "2016-06-01T13:00:00+09:00"
    ) -> ItemResult {
        let failed = verdict == .fail
        return ItemResult(
            item: item, bureau: bureau.rawValue, from: from, to: "自治体中間サーバー", verdict: verdict,
            hop: failed ? .tcp : nil, expected: failed ? "接続" : nil, seen: failed ? "拒否" : nil,
            remedy: failed ? "フィルタを追加" : nil, startedAt: at, milliseconds: 12,
            serverEvidence: verdict == .pass ? "A-7" : nil)
    }

    /// All ten items of a bureau, passed; the day of item n is June n.
    static func passed(_ bureaus: [Bureau]) -> [ItemResult] {
        bureaus.flatMap { bureau in
            TestItem.allCases.enumerated().map { index, item in
                let day = index < 9 ? "0\(index + 1)" : "\(index + 1)"
                return line(item, bureau, at: "2016-06-\(day)T13:00:00+09:00")
            }
        }
    }

    static func confirmations() throws -> [DeviceConfirmation] {
        try ["c1", "c2", "c3", "c4"].enumerated().map { index, item in
            DeviceConfirmation(
                item: item, confirmedOn: try day("2016-05-2\(index)"), confirmedBy: "VPN 太郎", remark: "備考\(index)")
        }
    }

    static func day(_ text: String) throws -> CalendarDay { try #require(CalendarDay(text)) }

    static func checklist(_ kind: OrganisationKind, _ results: [ItemResult]) throws -> Workbook {
        ChecklistForm(
            organisation: try organisation(kind), programme: try programme(), deviceConfirmations: try confirmations(),
            results: results, submittedOn: try day("2016-06-20"), submitter: "窓口 花子"
        ).workbook()
    }
}

extension Sheet {
    /// Every text of the sheet, row by row.
    var table: [[String]] { rows.map { row in row.cells.map(\.value.displayText) } }

    /// The place of the first cell with a text.
    func place(of text: String) throws -> CellReference {
        for row in rows.indices {
            for column in 0..<64 where self[row, column] == .text(text) {
                return CellReference(row: row, column: column)
            }
        }
        return try #require(nil as CellReference?, "\(text) is not in the sheet")
    }

    /// A copy with one cell's value replaced; merged cells keep their span.
    func replacing(_ place: CellReference, with value: CellValue) -> Sheet {
        var lines = rows
        var column = 0
        lines[place.row] = Row(
            rows[place.row].cells.map { cell in
                defer { column += cell.mergedColumns }
                return column == place.column
                    ? Cell(value, style: cell.style, mergedColumns: cell.mergedColumns) : cell
            })
        return with(lines)
    }

    func with(_ rows: [Row]) -> Sheet { Sheet(name: name, columnWidths: columnWidths, rows: rows) }
}
