import Foundation
import ServiceCalendar
import Verdicts

/// Results for people: one file, to look at, to print, to send.
public struct HTMLReport: Sendable {
    /// The document, UTF-8.
    public let html: String

    /// Writes a report.
    public init(_ report: TestReport) {
        let evidence = report.evidence
        let failed = evidence.items.filter { $0.verdict == .fail }
        let who = "\(report.organisationName ?? "団体") (\(evidence.organisation))"
        var text = """
            <!DOCTYPE html>
            <html lang="ja">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <title>\(Markup.escaped("接続試験の結果 \(who)"))</title>
            <style>\(Self.styles)</style>
            </head>
            <body>
            <header>
            <h1>団体内のシステム連携テスト 接続試験の結果</h1>
            <p>\(Markup.escaped(who))　実施 \(Markup.escaped(Self.time(evidence.at)))</p>
            </header>
            <main>
            \(Self.verdict(evidence))

            """
        text += Self.matrix(report)
        if !failed.isEmpty {
            text +=
                "<section><h2>不合格の項目と対処</h2>\n" + failed.map { Self.failure($0, report) }.joined()
                + "</section>\n"
        }
        text += "<section><h2>接続経路</h2>\n"
        for bureau in report.bureaus { text += Self.figure(PathPicture(bureau, report.lines(bureau)).svg) }
        if let picture = report.picture {
            text += Self.figure("\(Self.inline(picture))<figcaption>ネットワーク構成（設定からの判定）</figcaption>")
        }
        text += "</section>\n"
        for bureau in report.bureaus { text += Self.table(bureau, report) }
        html = text + "</main>\n</body>\n</html>\n"
    }

    /// A picture, which moves sideways in its frame where the screen is narrow: by the keyboard, too.
    private static func figure(_ content: String) -> String {
        "<figure tabindex=\"0\">\(content)</figure>\n"
    }

    /// An instant as people write it.
    private static func time(_ text: String) -> String {
        JapanTime.parse(text).map { JapanTime.japanese($0) } ?? text
    }

    /// An SVG document as a part of a page.
    private static func inline(_ svg: String) -> String {
        guard svg.hasPrefix("<?xml"), let end = svg.range(of: "?>") else { return svg }
        return String(svg[end.upperBound...])
    }

    private static func verdict(_ evidence: Evidence) -> String {
        func count(_ outcome: Outcome) -> Int { evidence.items.filter { $0.verdict == outcome }.count }
        let counts = Outcome.allCases.map { "\($0.title) \(count($0))" }.joined(separator: "　")
        let isReady = count(.fail) == 0 && count(.notRun) == 0
        let title = isReady ? "すべての項目が合格しました。" : "合格していない項目があります。"
        return "<p class=\"verdict \(isReady ? "pass" : "fail")\"><strong>\(title)</strong> \(counts)</p>\n"
    }

    private static func matrix(_ report: TestReport) -> String {
        let heads = report.bureaus.map { "<th scope=\"col\">\(Markup.escaped(TestReport.side($0)))</th>" }.joined()
        let rows = TestItem.allCases.map { item in
            let cells = report.bureaus.map { bureau in
                let lines = report.lines(bureau).filter { $0.item == item }
                let worst: Outcome? =
                    [.fail, .notRun, .pass, .notApplicable].first { outcome in lines.contains { $0.verdict == outcome }
                    }
                return "<td class=\"\(worst?.rawValue ?? "none")\">\(worst.map(mark) ?? "—")</td>"
            }
            return "<tr><th scope=\"row\">\(item.rawValue) \(item.title)</th>\(cells.joined())</tr>\n"
        }
        return """
            <section><h2>10項目の結果</h2>
            <table><thead><tr><th scope="col">項目</th>\(heads)</tr></thead><tbody>
            \(rows.joined())</tbody></table></section>

            """
    }

    private static func mark(_ outcome: Outcome) -> String {
        switch outcome {
        case .pass: "○ \(outcome.title)"
        case .fail: "✕ \(outcome.title)"
        case .notApplicable: "－ \(outcome.title)"
        case .notRun: "△ \(outcome.title)"
        }
    }

    private static func failure(_ line: ItemResult, _ report: TestReport) -> String {
        let rows = [
            ("最初に失敗した箇所", line.hop?.title), ("期待", line.expected), ("実際", line.seen), ("対処（担当者）", line.remedy),
            ("VPN装置の設定（VPN装置管理者）", report.entry(line)),
        ]
        let cells = rows.compactMap { title, value in
            value.map { "<dt>\(title)</dt><dd>\(Markup.escaped($0))</dd>" }
        }
        let head =
            "\(TestReport.side(line.bureau)) \(line.item.rawValue) \(line.item.title)（\(line.from) → \(line.to)）"
        return "<article><h3>\(Markup.escaped(head))</h3><dl>\(cells.joined())</dl>\(story(line))</article>\n"
    }

    private static func table(_ bureau: String, _ report: TestReport) -> String {
        let rows = report.lines(bureau).map { line in
            let remarks = [line.hop?.title, line.seen].compactMap(\.self).joined(separator: ": ")
            let cells = [
                line.item.rawValue, line.from, line.to, mark(line.verdict), remarks, Self.time(line.startedAt),
                "\(line.milliseconds)", line.serverEvidence ?? "",
            ]
            return "<tr class=\"\(line.verdict.rawValue)\">"
                + cells.map { "<td>\(Markup.escaped($0))</td>" }.joined() + "</tr>\n"
        }
        let heads = ["項目", "接続元", "接続先", "結果", "箇所・実際", "開始", "ミリ秒", "証跡番号"]
        return """
            <section class="lines" tabindex="0"><h2>\(Markup.escaped("\(TestReport.side(bureau))の全結果"))</h2>
            <table><thead><tr>\(heads.map { "<th scope=\"col\">\($0)</th>" }.joined())</tr></thead><tbody>
            \(rows.joined())</tbody></table></section>

            """
    }

    /// How a line's exchanges went, phase by phase.
    private static func story(_ line: ItemResult) -> String {
        "<details open><summary>通信の経過</summary><pre>\(Markup.escaped(Story(line).text))</pre></details>"
    }

    private static let styles = """
        :root{color-scheme:light}body{font:16px/1.7 "Noto Sans CJK JP","Yu Gothic",Meiryo,sans-serif;margin:0 auto;\
        max-width:76rem;padding:1rem;color:#1a1a1a;background:#fff}h1{font-size:1.5rem;margin:.2em 0}h2{font-size:1.2rem;\
        border-bottom:2px solid #345;margin-top:2rem}h3{font-size:1rem;margin:.3em 0}table{border-collapse:collapse;width:100%}\
        th,td{border:1px solid #9aa5b1;padding:.25rem .5rem;text-align:left;vertical-align:top}thead th{background:#e6edf3}\
        .verdict{border-left:.5rem solid;padding:.6rem 1rem;font-size:1.1rem}.verdict.pass{border-color:#1b6e3c;background:#eef7f1}\
        .verdict.fail{border-color:#b00020;background:#fdeef0}\
        td.pass,td.fail,td.notRun,td.notApplicable,.lines td:nth-child(4){white-space:nowrap}td.fail,tr.fail td:nth-child(4){color:#b00020;font-weight:bold}\
        td.pass,tr.pass td:nth-child(4){color:#1b6e3c}td.notRun,tr.notRun td:nth-child(4){color:#7a4b00}\
        article{border:1px solid #b00020;border-left-width:.4rem;padding:.5rem 1rem;margin:1rem 0;break-inside:avoid}\
        dl{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1rem;margin:.5rem 0}dt{font-weight:bold}dd{margin:0}\
        figure{margin:1rem 0;overflow-x:auto}figure svg{max-width:100%;height:auto}pre{white-space:pre-wrap;font-size:.85rem;\
        background:#f5f7f9;padding:.6rem;margin:.3rem 0}.lines td{font-size:.85rem;overflow-wrap:anywhere}\
        @media(max-width:40rem){dl{grid-template-columns:1fr}.lines{overflow-x:auto}.lines table{min-width:60rem}\
        figure svg{min-width:44rem}\
        pre{overflow-wrap:anywhere}}\
        @media print{body{font-size:10pt;max-width:none;padding:0}h2{break-after:avoid}tr{break-inside:avoid}@page{margin:15mm}}
        """
}
