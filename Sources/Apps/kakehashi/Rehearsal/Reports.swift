import Foundation
import Identifiers
import Programme
import ServiceCalendar
import Spreadsheet
import TestReports
import Verdicts
import Worksheet

/// The files that a rehearsal leaves: evidence, worksheet, checklist, JUnit.
struct Reports: Sendable {
    let files: RehearsalFiles
    let organisation: Organisation
    let programme: Programme
    let evidence: Evidence
    let today: CalendarDay
    let confirmations: [DeviceConfirmation]
    let submitter: String

    func write() throws {
        try ConfigurationFile.write(evidence, to: files.evidence)
        let worksheet = WorksheetForm(
            organisation: organisation, results: evidence.items, device: Self.device, completedOn: isReady ? today : nil
        )
        try Data(worksheet.workbook().encoded()).write(to: URL(filePath: files.worksheet))
        let checklist = ChecklistForm(
            organisation: organisation, programme: programme, deviceConfirmations: confirmations,
            results: evidence.items, submittedOn: today, submitter: submitter)
        try Data(checklist.workbook().encoded()).write(to: URL(filePath: files.checklist))
        let report = TestReport(evidence: evidence, organisationName: organisation.name)
        try Data(JUnitReport(report).xml.utf8).write(to: URL(filePath: files.junit))
        try Data(HTMLReport(report).html.utf8).write(to: URL(filePath: files.report))
    }

    /// Whether every line has passed or does not apply.
    var isReady: Bool {
        evidence.items.allSatisfy { $0.verdict == .pass || $0.verdict == .notApplicable }
    }

    /// There is no VPN device on a loopback: the worksheet's first sheet says so instead of pretending.
    private static let device = [
        DeviceLine(
            section: "構成", entry: "VPN装置", expected: "設定依頼票のとおりのNAT・NAPT・パケットフィルタ", seen: nil,
            judgement: .notApplicable,
            remark: "リハーサル（ループバック）にはVPN装置がありません。アクセス先の変換は起動時の経路表が代わります。")
    ]
}
