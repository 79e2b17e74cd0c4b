public import DesignSystem
public import Identifiers
import NoticeForms
import ServiceCalendar
public import Storage

/// The versions of an organisation's forms, as it and the operator read them.
public struct NoticeVersions: Sendable {
    public let organisation: Organisation
    /// Every version that was sent, the newest first.
    public let submissions: [NoticeFormStore.Submission]

    /// Reads them.
    /// - Throws: `StoreError`.
    public init(_ organisation: Organisation, in tx: any StoreTransaction) throws {
        self.organisation = organisation
        submissions = try NoticeFormStore.submissions(of: organisation.code, in: tx)
    }

    /// What a version says of itself: when it was sent, who approved it, where it is at the operator, from when it counts.
    public func summary(_ version: NoticeFormStore.Submission) -> [SummaryRow] {
        [
            SummaryRow("送付日時", JapanTime.japanese(version.submittedAt)),
            SummaryRow("承認した管理者", version.approvedBy), SummaryRow("受付", Self.acceptance(version)),
            SummaryRow("設定希望日", Self.wantedFrom(version)), SummaryRow("効力", effect(version)),
        ]
    }

    /// What a version changes against the one before it, and what must be done again because of that.
    public func changes(_ version: NoticeFormStore.Submission) -> [Block] {
        guard submissions.last?.number != version.number else { return [.text("最初の版です。")] }
        return NoticeDraftPages.changes(differences(version.number), caption: "前の版からの変更")
    }

    /// Everything that a version says.
    public func content(_ version: NoticeFormStore.Submission) -> [Block] {
        guard let forms = NoticeDraft.forms(version) else { return [.text("様式を読み取れません。")] }
        return [(UsageNotice.title, forms.0.content), (ConfigurationRequest.title, forms.1.content)].map {
            title, values in
            .table(
                Table(
                    caption: title, headers: ["項目", "内容"],
                    rows: values.map { [.text($0.title), .text($0.afterInWords ?? "")] }))
        }
    }

    /// The differences of a version against the one before it; none of the first one.
    func differences(_ number: Int64) -> [FormDifference] {
        guard let index = submissions.firstIndex(where: { $0.number == number }),
            let earlier = submissions.dropFirst(index + 1).first,
            let after = NoticeDraft.forms(submissions[index]), let before = NoticeDraft.forms(earlier)
        else { return [] }
        return after.0.differences(from: before.0) + after.1.differences(from: before.1)
    }

    /// Where a version is at the operator.
    static func acceptance(_ version: NoticeFormStore.Submission) -> String {
        if let returned = version.returned { return "\(JapanTime.japanese(returned.at)) 差戻し: \(returned.reason)" }
        return version.acceptedAt.map { "\(JapanTime.japanese($0)) 受付" } ?? "運用事業者の受付待ち"
    }

    /// What an organisation is told of a version that came back.
    static func returned(_ returned: NoticeFormStore.Submission.Return) -> Notice {
        Notice(
            kind: .error, title: "利用開始連絡が差し戻されています。直して、承認を受け、もう一度送付してください。",
            body: "\(JapanTime.japanese(returned.at)) 運用事業者: \(returned.reason)")
    }

    /// Its 設定希望日.
    public static func wantedFrom(_ version: NoticeFormStore.Submission) -> String {
        NoticeDraft.forms(version).map { JapanTime.japanese(written: $0.1.wantedFrom) } ?? "—"
    }

    /// From when a version counts.
    func effect(_ version: NoticeFormStore.Submission) -> String {
        if version.returned != nil { return "有効になりません" }
        if let since = version.effectiveAt { return "\(JapanTime.japanese(since)) から有効" }
        guard let due = version.dueAt else {
            // The first one makes the servers, and they count from then on.
            let isFirst = submissions.allSatisfy { $0.effectiveAt == nil }
            return isFirst ? "受付の時から" : "受付後、設定希望日から"
        }
        let isOvertaken = submissions.contains { $0.number > version.number && $0.effectiveAt != nil }
        return isOvertaken ? "後の版が先に有効になったため、有効になりません" : "\(JapanTime.japanese(CalendarDay(due))) から有効"
    }
}
