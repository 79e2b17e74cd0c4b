import AccessControl
import DesignSystem
import Foundation
import Identifiers
import Programme
import RollUp
import ServiceCalendar
import Storage

/// Whom to call, and why: who never confirmed a message, who wanted to be called again, who is late.
struct CallList: Sendable {
    static let longest = 100

    struct Line: Sendable {
        let entry: Summary.Entry
        let why: String
        let contacts: [ContactEntry]
        let reason: Reason?
        let note: CallNote?

        /// Who is called: whoever does the task, or else the window's clerk.
        var toCall: ContactEntry? {
            let role = reason.map { ContactRole.responsible($0.task.responsible, bureau: $0.bureau) }
            return contacts.first { $0.role == role } ?? window
        }
        var window: ContactEntry? {
            contacts.first { $0.role == .windowClerk } ?? contacts.first { $0.role == .windowManager }
        }
    }

    let lines: [Line]
    /// How many there would be without the limit.
    let total: Int

    init(_ scene: Scene, store: any DataStore, limit: Int = CallList.longest) async throws {
        let (now, plan) = (scene.now, scene.plan)
        let (toCall, notes) = try await store.read { tx in
            (try MessageStore.toCall(in: tx), try CallNotes.newest(in: tx))
        }
        let today = CalendarDay(now)
        let ranked = scene.summary.entries.compactMap { entry -> (rank: Int, entry: Summary.Entry, why: String)? in
            let code = entry.organisation.code.text
            if entry.judgement.standing == .complete { return nil }
            if toCall.contains(code) { return (0, entry, "メールの受領が確認されていません") }
            if let day = notes[code]?.callAgainOn, day <= today { return (1, entry, "再連絡の予定日（\(day)）") }
            switch entry.judgement.standing {
            case .overdue: return (2, entry, "期限超過 \(entry.judgement.overdueDays)日")
            case .behind: return (3, entry, "遅れ見込み")
            case .complete, .onTrack, .notStarted: return nil
            }
        }
        // Entries come worst first: a stable sort keeps that within each reason.
        let sorted = ranked.enumerated().sorted {
            ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset)
        }.map(\.element)
        total = sorted.count
        let shown = sorted.prefix(limit)
        let contacts = try await store.read { tx in
            try ContactTable.contacts(of: shown.map(\.entry.organisation.code), at: now, in: tx)
        }
        lines = shown.map { _, entry, why in
            Line(
                entry: entry, why: why, contacts: contacts[entry.organisation.code] ?? [],
                reason: ReasonRule.first(entry.progress, plan: plan, now: now),
                note: notes[entry.organisation.code.text])
        }
    }
}
