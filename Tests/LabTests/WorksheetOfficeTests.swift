import ChildProcesses
import Foundation
import Identifiers
import NetworkWorksheet
import NoticeForms
import Reachability
import Spreadsheet
import Testing
import VPNDevice
import Worksheet

/// The worksheet in the program that an organisation opens it with.
@Suite(
    .enabled(
        if: FileManager.default.isExecutableFile(atPath: "/usr/bin/soffice"),
        "soffice is not installed: no other program to open the worksheet with"))
struct WorksheetOfficeTests {
    @Test func `saved by LibreOffice it is the same device, in three sheets, with its colours`() throws {
        let site = try Self.changed(SampleSite.read())
        let comparison = try DeviceComparison(site)
        let form = WorksheetForm(
            organisation: Organisation(code: site.request.organisation, kind: .city, prefecture: "長野県", name: "松本市"),
            results: [], device: comparison.worksheetLines, completedOn: nil)
        let folder = FileManager.default.temporaryDirectory.appending(path: "worksheet-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data(form.workbook().encoded()).write(to: folder.appending(path: "worksheet.xlsx"))

        let saved = try Workbook(decoding: Array(Self.convert("xlsx:Calc MS Excel 2007 XML", "xlsx", in: folder)))
        #expect(saved.sheets.map(\.name) == form.workbook().sheets.map(\.name))
        #expect(saved.sheets.count == 3)
        let reading = try VPNDevice.reading(worksheet: saved)
        #expect(reading.device == site.device)
        #expect(reading.unknown.isEmpty)

        let page = String(decoding: try Self.convert("html", "html", in: folder), as: UTF8.self)
        let colours = try ["追加", "変更", "削除"].map { word in
            let cell = try #require(page.split(separator: "<td").first { $0.contains(">\(word)</font>") }, "\(word)")
            return try #require(cell.firstMatch(of: /bgcolor="(#[0-9A-F]{6})"/)).1
        }
        #expect(Set(colours).count == 3)
    }

    /// One entry to add, one to change, one to delete.
    private static func changed(_ site: Site) -> Site {
        var site = site
        site.device.napt.removeLast()
        site.device.nat[1].port = 8_443
        site.device.objects.append(.init(name: "old-system", value: .addresses(.host(IPv4Address(0x0A14_0163)))))
        return site
    }

    /// What a conversion by a LibreOffice with a profile of its own writes.
    private static func convert(_ filter: String, _ suffix: String, in folder: URL) throws -> Data {
        let out = folder.appending(path: "out").path
        let ending = try ShortProgram.run(
            "timeout",
            [
                "120", "soffice", "-env:UserInstallation=file://\(folder.path)/profile", "--headless", "--convert-to",
                filter, "--outdir", out, folder.appending(path: "worksheet.xlsx").path,
            ])
        #expect(ending.status == 0, "\(ending.text)")
        return try Data(contentsOf: folder.appending(path: "out/worksheet.\(suffix)"))
    }
}
