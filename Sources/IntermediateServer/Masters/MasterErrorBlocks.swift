import DesignSystem
import WebServer

/// A refusal on a page: what happened, and each finding with its place, row and rule.
enum MasterErrorBlocks {
    /// The most findings that a page lists.
    static let most = 100

    static func blocks(_ error: MasterError) -> [Block] {
        switch error {
        case .findings(let findings): found(findings)
        case .noFile, .unreadable, .alreadyApplied, .backwards, .nothingStaged, .stagingExpired, .moved,
            .nothingToUndo, .noSuchVersion:
            [.notice(Notice(kind: .error, title: error.problem.title, body: error.problem.detail))]
        }
    }

    private static func found(_ findings: [MasterFinding]) -> [Block] {
        let rest = findings.count > most ? "（先頭の\(most)件。ほか \(findings.count - most)件）" : ""
        return [
            .notice(
                Notice(
                    kind: .error, title: "ファイルに \(findings.count)件の誤りがあります。",
                    body: "何も適用されていません（現在のマスターのままです）。下の表の誤りをすべて直したファイルを選択し直してください。")),
            .table(
                Table(
                    caption: "ファイルの誤り\(rest)", headers: ["項目", "行", "規則", "内容", "対処"],
                    rows: findings.prefix(most).map { finding in
                        [
                            .text(finding.path), .text(finding.row.map { "\($0)行目" } ?? "－"),
                            .text(finding.rule.title), .text(finding.message), .text(finding.remedy),
                        ]
                    })),
        ]
    }
}
