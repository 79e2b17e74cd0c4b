import Foundation
import Identifiers
import NoticeForms
import ServiceCalendar
import Storage
import WebServer

/// Where an organisation is with its forms: what was sent, what is being written, and what that changes.
struct NoticeDraft {
    let draft: NoticeDraftStore.Draft?
    let versions: NoticeVersions

    init(_ organisation: Organisation, in tx: any StoreTransaction) throws {
        draft = try NoticeDraftStore.draft(of: organisation, in: tx)
        versions = try NoticeVersions(organisation, in: tx)
    }

    var organisation: Organisation { versions.organisation }
    var submissions: [NoticeFormStore.Submission] { versions.submissions }

    private var lastNotice: UsageNotice? { submissions.first.flatMap { try? UsageNotice(yaml: $0.usageNotice) } }
    private var lastRequest: ConfigurationRequest? {
        submissions.first.flatMap { try? ConfigurationRequest(yaml: $0.configurationRequest) }
    }

    /// The contacts being written; before that, those that were sent.
    var contacts: TypedForm { draft?.contacts ?? lastNotice?.typed ?? TypedForm() }
    /// The settings being written; before that, those that were sent.
    var settings: TypedForm { draft?.settings ?? lastRequest?.typed ?? TypedForm() }

    /// 利用開始・変更連絡票 as it would be sent: a new version where it says something new.
    func notice() throws(FormErrors) -> UsageNotice {
        let last = lastNotice
        let form = try UsageNotice(typed: contacts, organisation: organisation, version: last?.version ?? 1)
        guard let last, !form.differences(from: last).isEmpty else { return form }
        return form.with(version: last.version + 1)
    }

    /// 設定依頼票 as it would be sent.
    func request() throws(FormErrors) -> ConfigurationRequest {
        let last = lastRequest
        let form = try ConfigurationRequest(typed: settings, organisation: organisation, version: last?.version ?? 1)
        guard let last, !form.differences(from: last).isEmpty else { return form }
        return form.with(version: last.version + 1)
    }

    /// What sending the draft would change; nothing while it cannot be read, or nothing was sent before.
    var differences: [FormDifference] {
        guard let notice = try? notice(), let request = try? request(), let lastNotice, let lastRequest else {
            return []
        }
        return notice.differences(from: lastNotice) + request.differences(from: lastRequest)
    }

    static func forms(_ submission: NoticeFormStore.Submission) -> (UsageNotice, ConfigurationRequest)? {
        guard let notice = try? UsageNotice(yaml: submission.usageNotice),
            let request = try? ConfigurationRequest(yaml: submission.configurationRequest)
        else { return nil }
        return (notice, request)
    }
}

/// A refusal of many fields at once, each told beside its field.
struct RefusedForm: ProblemConvertible {
    let errors: FormErrors

    var problem: Problem {
        let first = errors.errors.first
        return Problem(
            status: 422, code: first?.code ?? "form.value", title: first.map(title) ?? "入力内容を確認してください。",
            detail: first?.message ?? "", field: first?.field)
    }

    /// 「端末!C5: …」 for a workbook, the message alone beside a field.
    func title(_ error: FormError) -> String {
        let place = errors.places[error.field] ?? ""
        return place.isEmpty ? error.message : "\(place): \(error.message)"
    }
}
