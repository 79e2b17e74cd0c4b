import ContactHours
public import WebServer

/// Why the desk, or an organisation, is told no.
public enum TicketError: Error, Sendable, Hashable {
    case refused(TicketRefusal)
    /// Somebody else changed it since it was seen; what was written is kept as a draft.
    case changedMeanwhile
    case notFound
    case missing(field: String, title: String)
    case tooLong(field: String, title: String, most: Int)
    case unknownField(String)
    case sameTicket
    case otherOrganisation
    case unknownOrganisation
    case noChannel
    case taken(by: String)
    case alreadyAnswered
    case titleTaken
}

extension TicketError: ProblemConvertible {
    public var problem: Problem {
        switch self {
        case .refused(.closed):
            Self.problem(409, "closed", "この問合せは終了しています。", "新しい問合せとして送信し、受付番号を本文に記載してください。")
        case .refused(.merged):
            Self.problem(409, "merged", "この問合せは別の問合せにまとめられています。", "まとめた先の問合せで操作してください。")
        case .refused(.notResolved):
            Self.problem(409, "not-resolved", "この問合せはまだ解決になっていません。", "先に解決にしてください。")
        case .refused(.resolved):
            Self.problem(409, "resolved", "この問合せは解決になっています。", "続ける場合は、先に再開してください。")
        case .changedMeanwhile:
            Self.problem(
                409, "changed-meanwhile", "入力中に、この問合せが更新されました。",
                "下の履歴で新しい内容を確認してください。入力した文章は残っています。直してからもう一度送信してください。", "text")
        case .notFound:
            Self.problem(404, "not-found", "問合せが見つかりません。", "受付番号を確認してください。")
        case .missing(let field, let title):
            Self.problem(422, "missing", "\(title)が入力されていません。", "入力してから、もう一度送信してください。", field)
        case .tooLong(let field, let title, let most):
            Self.problem(422, "too-long", "\(title)が長すぎます（\(most)文字まで）。", "短くするか、ファイルとして添付してください。", field)
        case .unknownField(let name):
            Self.problem(
                422, "unknown-field", "「{{\(name)}}」という差込項目はありません。",
                "使えるのは \(TemplateField.allCases.map { "{{\($0.rawValue)}}" }.joined(separator: "、")) です。", "text")
        case .sameTicket:
            Self.problem(422, "same", "同じ問合せにまとめることはできません。", "まとめる先の受付番号を確認してください。", "target")
        case .otherOrganisation:
            Self.problem(422, "other-organisation", "団体の異なる問合せはまとめられません。", "既知の問題への関連付けを使用してください。", "target")
        case .unknownOrganisation:
            Self.problem(422, "unknown-organisation", "その団体コードの団体は登録されていません。", "6桁の団体コードを確認してください。", "organisation")
        case .noChannel:
            Self.problem(422, "channel", "受付方法が選択されていません。", "電話又はFAXを選択してください。", "channel")
        case .taken(let name):
            Self.problem(409, "taken", "この問合せは\(name)が担当しています。", "引き継ぐ場合は、担当を変更してください。")
        case .alreadyAnswered:
            Self.problem(409, "problem-answered", "この既知の問題はすでに回答済みです。", "追加の連絡は、問合せごとに回答してください。")
        case .titleTaken:
            Self.problem(422, "title-taken", "同じ名称の定型文があります。", "別の名称にしてください。", "title")
        }
    }

    private static func problem(
        _ status: Int, _ code: String, _ title: String, _ detail: String, _ field: String? = nil
    ) -> Problem {
        Problem(status: status, code: "ticket.\(code)", title: title, detail: detail, field: field)
    }
}
