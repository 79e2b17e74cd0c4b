import DesignSystem
import WebServer

/// A refusal on a page: what happened, and each finding with its place, row and rule.
enum MasterErrorBlocks {
    /// The most findings that a page lists.
    static let most = 100

    /// The refusal in one sentence, at the top and beside the file.
    static func summary(_ error: MasterError) -> FieldError {
        guard case .findings(let findings) = error else { return error.fieldError }
        return FieldError(
            field: "master", title: "ファイルに \(findings.count)件の誤りがあります。",
            remedy: "何も適用されていません（現在のマスターのままです）。下の表の誤りをすべて直したファイルを選択し直してください。")
    }

    /// Everything that is wrong with a file; nothing for other refusals.
    static func blocks(_ error: MasterError) -> [Block] {
        guard case .findings(let findings) = error else { return [] }
        let rest = findings.count > most ? "（先頭の\(most)件。ほか \(findings.count - most)件）" : ""
        return [
            .table(
                Table(
                    caption: "ファイルの誤り\(rest)", headers: ["項目", "行", "規則", "内容", "対処"],
                    rows: findings.prefix(most).map { finding in
                        [
                            .text(finding.path), .text(finding.row.map { "\($0)行目" } ?? "－"),
                            .text(finding.rule.title), .text(finding.message), .text(finding.remedy),
                        ]
                    }))
        ]
    }
}
