import Foundation
import Verdicts

/// Results as CI systems read them: a suite for each side, a case for each line.
public struct JUnitReport: Sendable {
    /// The document.
    public let xml: String

    /// Writes a report.
    public init(_ report: TestReport) {
        var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        text += "<testsuites name=\"\(Markup.escaped(report.evidence.organisation))\">\n"
        for bureau in report.bureaus {
            let lines = report.lines(bureau)
            let failures = lines.filter { $0.verdict == .fail }.count
            let skipped = lines.filter { $0.verdict == .notRun || $0.verdict == .notApplicable }.count
            let side = Markup.escaped(TestReport.side(bureau))
            text +=
                "  <testsuite name=\"\(side)\" tests=\"\(lines.count)\" failures=\"\(failures)\" skipped=\"\(skipped)\">\n"
            for line in lines { text += Self.testCase(line, side, report.entry(line)) }
            text += "  </testsuite>\n"
        }
        xml = text + "</testsuites>\n"
    }

    private static func testCase(_ line: ItemResult, _ side: String, _ entry: String?) -> String {
        let name = Markup.escaped("\(line.item.rawValue) \(line.item.title) \(line.from) → \(line.to)")
        let seconds = String(format: "%.3f", Double(line.milliseconds) / 1000)
        let start = "    <testcase classname=\"\(side)\" name=\"\(name)\" time=\"\(seconds)\""
        let seen = Markup.escaped(line.seen ?? line.verdict.title)
        switch line.verdict {
        case .pass: return start + "/>\n"
        case .fail:
            var detail = "期待: \(line.expected ?? "")\n実際: \(line.seen ?? "")\n対処: \(line.remedy ?? "")"
            if let entry { detail += "\nVPN装置の設定: \(entry)" }
            return start
                + "><failure type=\"\(line.hop?.rawValue ?? "")\" message=\"\(seen)\">\(Markup.escaped(detail))</failure></testcase>\n"
        case .notRun, .notApplicable:
            return start + "><skipped message=\"\(seen)\"/></testcase>\n"
        }
    }
}
