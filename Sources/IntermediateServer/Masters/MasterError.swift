public import WebServer

/// Why a master is not applied; nothing of it is then.
public enum MasterError: Error, Sendable, Hashable {
    case noFile(String)
    case unreadable(MasterFileFault)
    case findings([MasterFinding])
    case alreadyApplied(String)
    case backwards
    case nothingStaged
    case stagingExpired
    /// The file or the version in force is no longer the one that the page showed.
    case moved
    case nothingToUndo
    case noSuchVersion
}

extension MasterError: ProblemConvertible {
    private static let unchanged = "何も適用されていません（現在のマスターのままです）。"

    public var problem: Problem {
        switch self {
        case .noFile(let title):
            refusal(422, "no-file", "\(title)のファイルが選択されていません。", "ファイルを選択して、もう一度送信してください。", field: "master")
        case .unreadable(let fault):
            refusal(422, "unreadable", fault.message, fault.remedy, field: "master")
        case .findings(let findings):
            found(findings)
        case .alreadyApplied(let version):
            refusal(409, "already-applied", "「\(version)」は既に適用されています。", "再度取り込む必要はありません。")
        case .backwards:
            refusal(
                409, "backwards", "総合運用テスト用マスターの適用後に、暫定版は取り込めません。",
                "暫定版へ戻す場合は、「直前の版へ戻す」を使用してください。")
        case .nothingStaged:
            refusal(409, "nothing-staged", "確認待ちのファイルがありません。", "ファイルを選択するところからやり直してください。")
        case .stagingExpired:
            refusal(409, "staging-expired", "確認待ちの期限（1時間）を過ぎました。", "ファイルを選択するところからやり直してください。")
        case .moved:
            refusal(
                409, "moved", "確認画面を表示した後に、別の人がファイルを差し替えたか、適用中の版が変わりました。",
                "現在の内容を確認し直して、もう一度操作してください。")
        case .nothingToUndo:
            refusal(409, "nothing-to-undo", "戻すことができる前の版がありません。", "履歴を確認してください。")
        case .noSuchVersion:
            Problem(status: 404, code: "master.no-such-version", title: "この番号の版はありません。", detail: "履歴から選択してください。")
        }
    }

    private func found(_ findings: [MasterFinding]) -> Problem {
        guard let first = findings.first else {
            return refusal(422, "findings", "ファイルの内容を読み取れません。", "ファイルを確認してください。", field: "master")
        }
        let rest = findings.count > 1 ? "（ほか \(findings.count - 1)件）" : ""
        var problem = refusal(
            422, "\(first.rule.rawValue)", "\(first.path): \(first.message)\(rest)", first.remedy, field: first.path)
        problem.row = first.row
        return problem
    }

    private func refusal(
        _ status: Int, _ code: String, _ title: String, _ remedy: String, field: String? = nil
    ) -> Problem {
        Problem(
            status: status, code: "master.\(code)", title: title, detail: "\(remedy)\(Self.unchanged)", field: field)
    }
}
