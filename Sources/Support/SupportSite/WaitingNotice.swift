public import Identifiers
public import Storage
public import WebServer

extension Problem {
    /// There is no version that the operator could accept or give back.
    public static let noNoticeWaits = Problem(
        status: 409, code: "usage-notice.none", title: "受付待ちの利用開始連絡がありません。", detail: "団体からの送付を確認してください。")

    /// Another version came since the page was shown.
    static let otherNotice = Problem(
        status: 409, code: "usage-notice.other-version", title: "新しい版が送付されています。", detail: "新しい版の内容を確認してから、操作してください。")
}

extension NoticeFormStore {
    /// The newest version, which must be waiting for the operator, and be the one of that number where one is given.
    /// - Throws: `Problem` when it is not; `StoreError`.
    @discardableResult
    public static func checkWaiting(
        _ number: Int64? = nil, of organisation: LocalGovernmentCode, in tx: any StoreTransaction
    ) throws -> Submission {
        guard let newest = try newest(of: organisation, in: tx), newest.isWaiting else { throw Problem.noNoticeWaits }
        guard number == nil || number == newest.number else { throw Problem.otherNotice }
        return newest
    }
}
