import Accounts
import AuditLog
import FollowUp
import Foundation
import Identifiers
import NoticeBoard
import NoticeForms
import OutgoingMail
import Programme
import RollUp
import ServiceCalendar
import SupportSite

/// The roll-up as this platform has it: what it reads, whom it writes to, and by which way.
struct FollowUpDesk: Sendable {
    let site: FollowUpSite
    private let post: ReminderPost
    private let notices: NoticePost
    private let queue: MailQueue

    /// Puts it together; letters are confirmed at the support site, and who replies to a notice asks ヘルプデスク.
    init(parts: PlatformParts, support: (name: String, port: Int), helpDesk: MailAddress) throws {
        let plan = TaskPlan(parts.programme)
        let gazetteer = Gazetteer(
            csv: try parts.configuration.localGovernmentsFile.map { try String(contentsOfFile: $0, encoding: .utf8) }
                ?? ""
        )
        let board = Board(
            Projection(store: parts.store, plan: plan, source: Self.source, gazetteer: gazetteer))
        let hours = parts.programme.serviceHours
        post = ReminderPost(
            store: parts.store, board: board, plan: plan, sender: parts.mail.sender,
            isOpen: { hours.hours(on: $0) != nil },
            confirmationAddress: { "https://\(support.name):\(support.port)\(ConfirmationRoutes.path($0))" },
            makeToken: { Secrets.token() })
        notices = NoticePost(store: parts.store, sender: helpDesk) {
            try await board.organisations(within: .nation).map(\.organisation.code)
        }
        queue = MailQueue(store: parts.store, route: parts.mail.route)
        site = FollowUpSite(
            store: parts.store, board: board, plan: plan, post: post, accounts: parts.accounts(FollowUpSite.realm))
    }

    /// Organisations and their forms, from the support site's tables.
    static let source = OrganisationSource(
        organisation: { code, tx in try NoticeFormStore.organisation(code, in: tx) },
        notice: { code, tx in
            guard let form = try NoticeFormStore.inEffect(of: code, in: tx), let since = form.effectiveAt else {
                return nil
            }
            return (try UsageNotice(yaml: form.usageNotice), since)
        }, changes: [AuditEvent.usageNoticeAccepted.name, AuditEvent.usageNoticeTookEffect.name])

    /// What is due: reminders, the next of a chain, notices, mail.
    func round(at now: Date) async throws {
        try await post.sendDue(at: now)
        try await notices.sendDue(at: now)
        try await queue.deliverDue(at: now)
    }
}
