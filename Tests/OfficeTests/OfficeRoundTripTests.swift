import ChildProcesses
import Foundation
import Identifiers
import NoticeForms
import NoticeWorkbooks
import Programme
import ServiceCalendar
import Spreadsheet
import Testing
import Verdicts
import Worksheet

/// Workbooks edited in LibreOffice, the program that an organisation may open them with, and read back.
@Suite(
    .enabled(
        if: FileManager.default.isExecutableFile(atPath: "/usr/bin/soffice"),
        "soffice is not installed: no other program to open the workbooks with"), .serialized)
struct OfficeRoundTripTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    private func text(_ path: String) throws -> String {
        try String(contentsOf: Self.root.appending(path: path), encoding: .utf8)
    }

    private func city() throws -> Organisation {
        Organisation(code: try LocalGovernmentCode("202029"), kind: .city, prefecture: "長野県", name: "松本市")
    }

    @Test func theNoticeKeepsEverythingAndTakesTheEdit() throws {
        let notice = try UsageNotice(yaml: text("Examples/usage-notice.yaml"))
        let city = try city()
        let saved = try Office.edited(
            UsageNoticeWorkbook.workbook(notice.typed, organisation: city), [("例川　花子", "例谷　進")])
        let typed = try #require(try UsageNoticeWorkbook.typed(saved, organisation: city))
        let read = try UsageNotice(typed: typed, organisation: city, version: 1)
        #expect(read.differences(from: notice).map(\.field) == ["windowClerk.name"])
        #expect(read.windowClerk.name == "例谷　進")
    }

    @Test func theRequestKeepsEverythingAndTakesTheEdit() throws {
        let request = try ConfigurationRequest(yaml: text("Examples/configuration-request.yaml"))
        let city = try city()
        let saved = try Office.edited(
            ConfigurationRequestWorkbook.workbook(request.typed, organisation: city),
            [("https://192.0.2.30:443", "https://192.0.2.31:443"), ("検証環境", "本番環境")])
        let typed = try #require(try ConfigurationRequestWorkbook.typed(saved, organisation: city))
        let read = try ConfigurationRequest(typed: typed, organisation: city, version: 1)
        #expect(
            read.differences(from: request).map(\.field) == [
                "environment", "bureaus[mayor].residentRegistry.accessPoint",
            ])
    }

    private func results() -> [ItemResult] {
        Bureau.allCases.flatMap { bureau in
            TestItem.allCases.map { item in
                let isOpen = item == .t6 && bureau == .education
                return ItemResult(
                    item: item, bureau: bureau.rawValue, from: "place-\(item.rawValue)", to: "b",
                    verdict: isOpen ? .notRun : .pass, hop: nil, expected: nil, seen: isOpen ? "SEEN" : nil,
                    remedy: nil,
                    startedAt: isOpen ? "" : "2016-06-01T13:00:00+09:00", milliseconds: 1, serverEvidence: "7")
            }
        }
    }

    @Test func theWorksheetKeepsEveryLineAndTakesTheEdit() throws {
        let form = WorksheetForm(
            organisation: try city(), results: results(), device: [], completedOn: CalendarDay("2016-05-20"))
        let before = try #require(try WorksheetForm.testLines(in: form.workbook()))
        let saved = try Office.edited(form.workbook(), [("SEEN", "使用しない端末")])
        let after = try #require(try WorksheetForm.testLines(in: saved))
        #expect(before.count == 20)
        #expect(after.map(\.cell) == before.map(\.cell))
        #expect(after.map(\.completion) == before.map(\.completion))
        #expect(after.filter { $0.remark != "" }.map(\.remark) == ["使用しない端末"])
        #expect(after.first { $0.remark != "" }?.bureau == .education)
        #expect(saved.sheets.map(\.name) == form.workbook().sheets.map(\.name))
    }

    @Test func theChecklistKeepsEverythingAndTakesTheEdit() throws {
        let programme = try Programme(
            yaml: text("Programmes/2016-sogo-unyo-test.yaml"),
            holidays: HolidayList(csv: text("Data/japanese-holidays.csv")))
        let day = try #require(CalendarDay("2016-05-20"))
        let form = ChecklistForm(
            organisation: try city(), programme: programme,
            deviceConfirmations: ["c1", "c2", "c3", "c4"].map {
                DeviceConfirmation(item: $0, confirmedOn: day, confirmedBy: "例本　明美", remark: "REMARK-\($0)")
            }, results: results(), submittedOn: day, submitter: "例川　花子")
        let before = try ChecklistForm.read(form.workbook())
        let after = try ChecklistForm.read(try Office.edited(form.workbook(), [("REMARK-c2", "直しました")]))
        #expect(after.items.map(\.completedOn) == before.items.map(\.completedOn))
        #expect(after.items.map(\.remark) == ["REMARK-c1", "直しました", "REMARK-c3", "REMARK-c4", ""])
        #expect(after.tests == before.tests)
        #expect(after.submitter == "例川　花子")
        #expect(after.submittedOn == day)
    }
}

/// LibreOffice without a window, with a profile of its own.
enum Office {
    /// Opens a workbook, changes texts in cells, and saves it again as a workbook.
    static func edited(_ workbook: Workbook, _ edits: [(String, String)]) throws -> Workbook {
        let folder = FileManager.default.temporaryDirectory.appending(path: "office-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data(workbook.encoded()).write(to: folder.appending(path: "form.xlsx"))
        // Its own flat form in between: there the edit is made, and from there it writes the workbook anew.
        try convert("form.xlsx", to: "fods", in: folder)
        let flat = folder.appending(path: "form.fods")
        var content = try String(contentsOf: flat, encoding: .utf8)
        for (text, other) in edits {
            #expect(content.contains(text), "\(text) is not in the workbook")
            content = content.replacing(text, with: other)
        }
        try Data(content.utf8).write(to: flat)
        try FileManager.default.removeItem(at: folder.appending(path: "form.xlsx"))
        try convert("form.fods", to: "xlsx:Calc MS Excel 2007 XML", in: folder)
        return try Workbook(decoding: Array(Data(contentsOf: folder.appending(path: "form.xlsx"))))
    }

    private static func convert(_ file: String, to filter: String, in folder: URL) throws {
        let ending = try ShortProgram.run(
            "timeout",
            [
                "120", "soffice", "-env:UserInstallation=file://\(folder.path)/profile", "--headless", "--convert-to",
                filter, "--outdir", folder.path, folder.appending(path: file).path,
            ])
        #expect(ending.status == 0, "\(ending.text)")
    }
}
