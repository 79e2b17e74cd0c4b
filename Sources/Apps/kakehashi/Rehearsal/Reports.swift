import Foundation
import Identifiers
import Programme
import ServiceCalendar
import Spreadsheet
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
        try Data(junit().utf8).write(to: URL(filePath: files.junit))
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

    private func junit() -> String {
        var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"\(organisation.code.text)\">\n"
        for bureau in organisation.bureaus {
            let lines = evidence.items.filter { $0.bureau == bureau.rawValue }
            let failures = lines.filter { $0.verdict == .fail }.count
            let skipped = lines.filter { $0.verdict == .notRun || $0.verdict == .notApplicable }.count
            text +=
                "  <testsuite name=\"\(bureau.title)\" tests=\"\(lines.count)\" failures=\"\(failures)\" skipped=\"\(skipped)\">\n"
            for line in lines { text += Self.testCase(line, bureau.title) }
            text += "  </testsuite>\n"
        }
        return text + "</testsuites>\n"
    }

    private static func testCase(_ line: ItemResult, _ bureau: String) -> String {
        let name = escaped("\(line.item.rawValue) \(line.item.title) \(line.from) → \(line.to)")
        let seconds = String(format: "%.3f", Double(line.milliseconds) / 1000)
        let start = "    <testcase classname=\"\(bureau)\" name=\"\(name)\" time=\"\(seconds)\""
        switch line.verdict {
        case .pass: return start + "/>\n"
        case .fail:
            let detail = escaped("期待: \(line.expected ?? "")\n実際: \(line.seen ?? "")\n対処: \(line.remedy ?? "")")
            return start
                + "><failure type=\"\(line.hop?.rawValue ?? "")\" message=\"\(escaped(line.seen ?? ""))\">\(detail)</failure></testcase>\n"
        case .notRun, .notApplicable:
            return start + "><skipped message=\"\(escaped(line.seen ?? line.verdict.title))\"/></testcase>\n"
        }
    }

    private static func escaped(_ text: String) -> String {
        text.replacingOccurrences(of: "&", with: "&amp;").replacingOccurrences(of: "<", with: "&lt;")
            .replacingOccurrences(of: ">", with: "&gt;").replacingOccurrences(of: "\"", with: "&quot;")
    }
}
