public import WebServer

/// Why a record is not written, changed or shown; no message repeats a number.
public enum DisclosureRecordError: Error, Sendable, Hashable {
    /// Another 照会 has the same correlation.
    case contradiction
    /// It ended otherwise already.
    case ended
    /// A reason is missing, or is no code.
    case badEnding
    case unknown
    case unknownPerson
    case badSide
    case badPeriod
    /// Neither a person nor a number, and no period of at most a year.
    case tooWide
    case tooMany(Int, limit: Int)
    /// Not one change: none, or a judgement and a correction at once.
    case oneChange
    case badUser
    case badReason
    /// Decided already.
    case decided
    /// Nobody approves what they asked for.
    case ownCorrection
    /// The record was changed otherwise meanwhile.
    case superseded

    /// Stable.
    public var code: String { "disclosure-record.\(texts.code)" }
}

extension DisclosureRecordError: ProblemConvertible {
    public var problem: Problem {
        let texts = texts
        return Problem(status: texts.status, code: code, title: texts.title, detail: texts.detail, field: texts.field)
    }

    private var texts: (status: Int, code: String, title: String, detail: String, field: String?) {
        switch self {
        case .contradiction:
            (409, "contradiction", "同じ情報照会で、内容の異なる情報提供等記録があります。", "識別子を確認してください。", nil)
        case .ended: (409, "ended", "この情報照会は、既に別の結果で終了しています。", "記録を確認してください。", nil)
        case .badEnding:
            (422, "bad-ending", "提供されなかった理由のコードがないか、正しくありません。", "理由のコードを確認してください。", nil)
        case .unknown:
            (404, "unknown", "指定された情報提供等記録はありません。", "記録の番号を確認してください。", "recordNumber")
        case .unknownPerson:
            (404, "unknown-atena-number", "指定された団体内統合宛名番号は登録されていません。", "番号を確認してください。", "atenaNumber")
        case .badSide: (422, "bad-side", "照会側・提供側の別が正しくありません。", "inquirerかproviderを指定してください。", "side")
        case .badPeriod:
            (422, "bad-period", "期間の指定が正しくありません。", "始めと終わりを実在する日付で、始めを先に指定してください。", "from")
        case .tooWide:
            (
                422, "too-wide", "検索の範囲が広すぎます。",
                "統合宛名番号、処理通番、識別子のいずれかか、\(DisclosureRecordCriteria.longest)日以内の期間を指定してください。", "from"
            )
        case .tooMany(let count, let limit):
            (413, "too-many", "該当する記録が\(count)件あり、一度に取得できる\(limit)件を超えます。", "期間などで絞り込んでください。", nil)
        case .oneChange:
            (
                422, "one-change", "変更の内容を1つに決められません。",
                "不開示の設定（isNotDisclosed）か、訂正する項目のどちらか一方を指定してください。", "isNotDisclosed"
            )
        case .badUser: (422, "bad-user", "依頼者のユーザーIDは20文字以内で指定してください。", "依頼した人を指定してください。", "userIdentifier")
        case .badReason:
            (422, "bad-reason", "理由を200文字以内で入力してください。", "個人番号や氏名などの個人情報は入力できません。", "reason")
        case .decided: (409, "decided", "この訂正は、既に決定されています。", "一覧で確認してください。", nil)
        case .ownCorrection:
            (403, "own-correction", "自分が依頼した訂正を、自分で承認することはできません。", "別の担当者に依頼してください。", nil)
        case .superseded:
            (409, "superseded", "記録が先に変更されたため、この訂正は無効になりました。", "今の記録を確認し、必要であれば訂正を依頼し直してください。", nil)
        }
    }
}
