import AuditLog
public import Foundation
import Identifiers
import NoticeForms
public import OutgoingMail
import Programme
public import ServiceCalendar
public import Storage

/// Sends what is due: reminders to whom they are meant for, and messages that nobody confirmed to the next of the chain.
public struct ReminderPost: Sendable {
    let store: any DataStore
    let board: Board
    let plan: TaskPlan
    let sender: MailAddress
    /// Open days: nobody is expected to answer on others.
    let isOpen: @Sendable (CalendarDay) -> Bool
    /// The address of the page where a message is confirmed, by its token.
    let confirmationAddress: @Sendable (String) -> String
    /// A text that nobody can guess.
    let makeToken: @Sendable () -> String

    /// Sends for one platform.
    public init(
        store: any DataStore, board: Board, plan: TaskPlan, sender: MailAddress,
        isOpen: @escaping @Sendable (CalendarDay) -> Bool,
        confirmationAddress: @escaping @Sendable (String) -> String, makeToken: @escaping @Sendable () -> String
    ) {
        self.store = store
        self.board = board
        self.plan = plan
        self.sender = sender
        self.isOpen = isOpen
        self.confirmationAddress = confirmationAddress
        self.makeToken = makeToken
    }

    /// Who would be written to by a schedule at an instant, and why.
    /// - Throws: `StoreError`.
    public func recipients(
        of target: ReminderTarget, task: String?, within reach: Reach, at now: Date
    ) async throws -> [(progress: OrganisationProgress, reason: Reason)] {
        try await board.organisations(within: reach).compactMap { progress in
            target.reason(progress, task: task, plan: plan, now: now).map { (progress, $0) }
        }
    }

    /// One round: everything that has become due.
    ///
    /// Doing it twice sends nothing twice.
    /// - Throws: `StoreError`.
    public func sendDue(at now: Date) async throws {
        for schedule in try await store.read({ tx in try ReminderStore.running(in: tx) }) {
            guard let due = ReminderRule.due(schedule, now: now) else { continue }
            let meant = try await recipients(
                of: schedule.target, task: schedule.task, within: schedule.reach, at: now)
            try await store.write { [self] tx in
                let contacts = try ContactTable.contacts(of: meant.map(\.progress.organisation.code), at: now, in: tx)
                for (progress, reason) in meant {
                    try send(schedule, due, progress, reason, contacts[progress.organisation.code] ?? [], now, in: tx)
                }
                try ReminderStore.carriedOut(schedule.number, until: due, in: tx)
            }
        }
        try await escalate(at: now)
    }

    private func send(
        _ schedule: ReminderSchedule, _ due: Date, _ progress: OrganisationProgress, _ reason: Reason,
        _ contacts: [ContactEntry], _ now: Date, in tx: any StoreTransaction
    ) throws {
        let token = makeToken()
        let responsible = ContactRole.responsible(reason.task.responsible, bureau: reason.bureau)
        let address = confirmationAddress(token)
        let subject = ReminderText.filled(schedule.subject, for: progress, reason, confirmationAddress: address)
        let content = ReminderText.filled(schedule.content, for: progress, reason, confirmationAddress: address)
        let steps = ChainRule.steps(responsible: responsible)
        let next = ChainRule.next(after: 0, of: steps, toldAt: now, isOpen: isOpen)
        let isNew = try tx.run(
            """
            INSERT INTO follow_up_messages
                (schedule, due_at, organisation, role, task, subject, content, token, step, told_at, next_step_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0, $9, $10)
            ON CONFLICT (schedule, due_at, organisation) DO NOTHING
            """,
            [
                .integer(schedule.number), .instant(due), .text(progress.organisation.code.text),
                .text(responsible.rawValue), .text(reason.task.id), .text(subject), .text(content), .text(token),
                .instant(now), .optional(next),
            ])
        guard isNew == 1, let message = try MessageStore.message(token: token, in: tx) else { return }
        try tell(steps, 0, message, contacts, now, in: tx)
        try record(.reminderSent, message, at: now, in: tx)
    }

    private func escalate(at now: Date) async throws {
        try await store.write { [self] tx in
            let due = try MessageStore.due(at: now, limit: 500, in: tx)
            let codes = try Set(due.map(\.organisation)).sorted().map { try LocalGovernmentCode($0) }
            let contacts = try ContactTable.contacts(of: codes, at: now, in: tx)
            for message in due {
                let steps = ChainRule.steps(responsible: message.responsible)
                let step = message.step + 1
                let next = ChainRule.next(after: step, of: steps, toldAt: now, isOpen: isOpen)
                try tx.run(
                    "UPDATE follow_up_messages SET step = $2, told_at = $3, next_step_at = $4 WHERE number = $1",
                    [.integer(message.number), .integer(Int64(step)), .instant(now), .optional(next)])
                let code = try LocalGovernmentCode(message.organisation)
                try tell(steps, step, message, contacts[code] ?? [], now, in: tx)
                try record(.messageEscalated, message, at: now, in: tx)
            }
        }
    }

    private func tell(
        _ steps: [ChainRule.Step], _ step: Int, _ message: Message, _ contacts: [ContactEntry], _ now: Date,
        in tx: any StoreTransaction
    ) throws {
        guard steps.indices.contains(step), case .mail(let roles) = steps[step] else { return }
        for entry in contacts where roles.contains(entry.role) {
            try tx.run(
                """
                INSERT INTO follow_up_deliveries (message, step, role, name, mail, told_at)
                VALUES ($1, $2, $3, $4, $5, $6)
                """,
                [
                    .integer(message.number), .integer(Int64(step)), .text(entry.role.rawValue),
                    .text(entry.contact.name), .text(entry.contact.mail), .instant(now),
                ])
            // A contact without a usable address is seen in the deliveries; the others are told all the same.
            guard let recipient = MailAddress(entry.contact.mail) else { continue }
            let subject = step == 0 ? message.subject : "【再送】" + message.subject
            guard let letter = try? Letter(from: sender, to: recipient, subject: subject, text: message.content) else {
                continue
            }
            try MailQueue.enqueue(
                letter, key: "message.\(message.number).\(step).\(recipient.text)", organisation: message.organisation,
                at: now, in: tx)
        }
    }

    private func record(
        _ event: AuditEvent, _ message: Message, at now: Date, in tx: any StoreTransaction
    ) throws {
        try AuditLog.append(
            AuditEntry(
                event: event, organisation: message.organisation, bureau: Bureau.mayor.rawValue,
                actor: "system:reminders", subject: "message \(message.number)"), at: now, in: tx)
    }
}
