import Foundation
import TestReports
import Testing
import Verdicts

/// Reports say everything, and reach for nothing.
@Suite struct ReportTests {
    private let failed = ItemResult(
        item: .t2, bureau: "mayor", from: "admin-terminal", to: "<server>", verdict: .fail, hop: .vpnFilter,
        expected: "許可 & 転送", seen: "応答なし\u{1}", remedy: "設定を確認してください。", startedAt: "2016-05-19T12:30:00+09:00",
        milliseconds: 5000, serverEvidence: nil)
    private let passed = ItemResult(
        item: .t7, bureau: "education", from: "atena-system", to: "server", verdict: .pass, hop: nil, expected: nil,
        seen: nil, remedy: nil, startedAt: "2016-05-19T12:30:00+09:00", milliseconds: 41, serverEvidence: "1024")

    private var report: TestReport {
        TestReport(
            evidence: Evidence(organisation: "202029", at: "2016-05-19T12:30:00+09:00", items: [failed, passed]),
            organisationName: "松本市", entries: ["mayor/admin-terminal/T2": "パケットフィルタ 3行目"],
            picture: "<svg xmlns=\"http://www.w3.org/2000/svg\"><title>network</title></svg>")
    }

    @Test func aPageRefersToNothingOutsideItself() {
        let html = HTMLReport(report).html
        let bare = html.replacing("http://www.w3.org/2000/svg", with: "")
        for word in ["http:", "https:", "src=", "url(", "@import", "<script", "href=", "<link"] {
            #expect(!bare.contains(word), "\(word)")
        }
        #expect(html.contains("&lt;server&gt;") && !html.contains("<server>"))
    }

    @Test func aFailureHasPlaceExpectationSightAndRemedy() {
        let html = HTMLReport(report).html
        for text in [
            "VPN装置 パケットフィルタ", "許可 &amp; 転送", "応答なし", "設定を確認してください。", "パケットフィルタ 3行目", "松本市 (202029)", "1024",
            "首長部局の接続経路", "<title>network</title>",
        ] { #expect(html.contains(text), "\(text)") }
    }

    /// The mark of the failing hop stands over the VPN装置's column and nowhere else.
    @Test func thePictureMarksTheFirstHopThatFailed() throws {
        let html = HTMLReport(report).html
        let marks = html.components(separatedBy: "<g stroke=\"#b00020\"").count - 1
        #expect(marks == 1)
        let x = try #require(html.range(of: "font-size=\"11\" fill=\"#b00020\">T2"))
        #expect(html[..<x.lowerBound].hasSuffix("text-anchor=\"middle\" "))
        #expect(html.contains("aria-label=\"首長部局の接続経路: admin-terminalのT2はVPN装置 パケットフィルタで失敗。\""))
    }

    @Test func aCISystemReadsThem() throws {
        let xml = JUnitReport(report).xml
        let parser = XMLCounts()
        #expect(parser.read(xml))
        #expect(parser.counts == ["testsuites": 1, "testsuite": 2, "testcase": 2, "failure": 1])
        #expect(xml.contains("type=\"VPN filter\"") && xml.contains("VPN装置の設定: パケットフィルタ 3行目"))
    }

    @Test func aStoryTellsLineAndProof() {
        var line = passed
        line.proof = ExchangeProof(run: "r", nonce: String(repeating: "ab", count: 32), record: "7", seal: "s")
        let text = Story(line).text
        #expect(text.contains("教育委員会 T7 atena-system → server: 合格（41 ms）") && text.contains("証跡番号 7"))
        #expect(Story(failed).text.contains("VPN装置 パケットフィルタ: 応答なし"))
    }
}
