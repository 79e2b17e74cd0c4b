import AuditLog
import Foundation
import Identifiers
import NoticeForms
import OutgoingMail
import Programme
import ServiceCalendar
import Storage
import Testing

@testable import RollUp

@Suite struct ReminderPostTests {
    private let fixture: Fixture
    private let post: ReminderPost
    private static let started = "2016-06-02T12:00"
    /// A Monday.
    private static let due = "2016-06-06T10:00"

    init() async throws {
        fixture = try await Fixture()
        let board = Board(fixture.projection())
        let hours = fixture.programme.serviceHours
        post = ReminderPost(
            store: fixture.store, board: board, plan: fixture.plan, sender: .rehearsal,
            isOpen: { hours.hours(on: $0) != nil }, confirmationAddress: { "https://support.example/contact/\($0)" },
            makeToken: { UUID().uuidString })
        // 松本市 has said whom to tell and is late with its VPN装置; 千代田区 has said nothing.
        try await fixture.record("usage-notice.accepted", at: "2016-02-01T12:00")
        try await fixture.record("usage-notice.accepted", "202029", "education", at: "2016-02-01T12:00")
        try await fixture.record("initial-account.issued", at: "2016-03-01T12:00")
        try await fixture.record("initial-account.issued", "202029", "education", at: "2016-03-01T12:00")
        try await fixture.record("support-account.issued", "131016", at: "2016-03-29T12:00")
    }

    private func start(_ reach: Reach = .prefecture("20")) async throws {
        let draft = ReminderDraft(
            title: "毎週", target: .overdue, task: nil, weekdays: [.monday], minute: 600, subject: ReminderText.subject,
            content: ReminderText.content)
        try await fixture.store.write { tx in
            let number = try ReminderStore.add(
                draft, reach: reach, by: "account:x", at: Fixture.instant(Self.started), in: tx)
            try ReminderStore.start(number, of: reach, by: "例田", at: Fixture.instant(Self.started), in: tx)
        }
    }

    private func letters() async throws -> [(to: String, subject: String, text: String)] {
        try await fixture.store.read { tx in
            try tx.rows("SELECT recipient, subject, content FROM outgoing_mail ORDER BY number", []).map {
                (try $0.text("recipient"), try $0.text("subject"), try $0.text("content"))
            }
        }
    }

    private func message() async throws -> Message {
        try #require(try await fixture.store.read { tx in try MessageStore.message(1, in: tx) })
    }

    @Test func aDraftSendsNothing() async throws {
        try await fixture.store.write { tx in
            _ = try ReminderStore.add(
                ReminderDraft(
                    title: "x", target: .overdue, task: nil, weekdays: [.monday], minute: 600, subject: "s",
                    content: "{確認}"), reach: .nation, by: "x", at: Fixture.instant(Self.started), in: tx)
        }
        try await post.sendDue(at: Fixture.instant(Self.due))
        #expect(try await letters().isEmpty)
    }

    @Test func itGoesToTheWindowOnceForEachDueTime() async throws {
        try await start()
        try await post.sendDue(at: Fixture.instant("2016-06-06T09:59"))
        #expect(try await letters().isEmpty)
        for _ in 0..<3 { try await post.sendDue(at: Fixture.instant(Self.due)) }
        let first = try await letters()
        #expect(first.map(\.to) == [fixture.notice.windowManager.mail, fixture.notice.windowClerk.mail])
        #expect(first[0].subject.contains("VPN装置") && first[0].text.contains("松本市"))
        #expect(first[0].text.contains("https://support.example/contact/") && !first[0].text.contains("{"))
        try await post.sendDue(at: Fixture.instant("2016-06-13T10:00"))
        #expect(try await fixture.store.read { tx in try MessageStore.all(of: "202029", in: tx).count } == 2)
    }

    @Test func whatNobodyConfirmsGoesToTheNextAndThenToTheTelephone() async throws {
        try await start()
        try await post.sendDue(at: Fixture.instant(Self.due))
        #expect(try await message().nextStepAt == Fixture.instant("2016-06-08T10:00"))
        try await post.sendDue(at: Fixture.instant("2016-06-08T09:59"))
        #expect(try await letters().count == 2)
        for _ in 0..<2 { try await post.sendDue(at: Fixture.instant("2016-06-08T10:00")) }
        let devices = fixture.notice.vpnAdministrators.map(\.mail)
        #expect(Set(try await letters().dropFirst(2).map(\.to)) == Set(devices))
        #expect(try await message().step == 1)
        try await post.sendDue(at: Fixture.instant("2016-06-10T10:00"))
        #expect(try await letters().count == 4)
        #expect(try await message().currentStep == .call)
        #expect(try await message().nextStepAt == nil)
        #expect(try await fixture.store.read { tx in try MessageStore.toCall(in: tx) } == ["202029"])
        let events = try await fixture.store.read { tx in try AuditLog.records(after: 0, limit: 99, in: tx).map(\.event)
        }
        #expect(events.suffix(3) == ["reminder.sent", "message.escalated", "message.escalated"])
    }

    @Test func aConfirmationEndsTheChain() async throws {
        try await start()
        try await post.sendDue(at: Fixture.instant(Self.due))
        let at = Fixture.instant("2016-06-07T12:00")
        let confirmed = try await fixture.store.write { tx in
            (
                try MessageStore.confirm(1, by: "例川", how: "screen", at: at, in: tx),
                try MessageStore.confirm(1, by: "例山", how: "telephone", at: at, in: tx)
            )
        }
        #expect(confirmed == (true, false))
        try await post.sendDue(at: Fixture.instant("2016-06-08T10:00"))
        #expect(try await letters().count == 2)
        #expect(try await message().confirmedBy == "例川")
        #expect(try await fixture.store.read { tx in try MessageStore.toCall(in: tx) }.isEmpty)
    }

    @Test func whoTookOverIsTold() async throws {
        let code = try LocalGovernmentCode("202029")
        let handover = Handover(
            role: .windowClerk, leaving: fixture.notice.windowClerk.name,
            successor: Contact(name: "例島　修", department: "総務部", mail: "shin@example.jp", telephone: "0263-00-0009"),
            from: Fixture.instant("2016-06-05T00:00"))
        try await fixture.store.write { tx in
            try handover.keep(of: code, by: "x", at: Fixture.instant(Self.started), in: tx)
        }
        func clerk(_ at: String) async throws -> ContactEntry? {
            try await fixture.projection().catchUp()
            return try await fixture.store.read { tx in
                try ContactTable.contacts(of: [code], at: Fixture.instant(at), in: tx)[code]?
                    .first { $0.role == .windowClerk }
            }
        }
        #expect(try await clerk("2016-06-04T23:59")?.contact == fixture.notice.windowClerk)
        #expect(try await clerk("2016-06-05T00:00")?.contact.mail == "shin@example.jp")
        #expect(try await clerk("2016-06-05T00:00")?.tookOverFrom == fixture.notice.windowClerk.name)
        try await start()
        try await post.sendDue(at: Fixture.instant(Self.due))
        #expect(try await letters().map(\.to).contains("shin@example.jp"))
        // A form that is accepted later names the persons itself.
        try await fixture.record("usage-notice.accepted", at: "2016-06-20T12:00")
        #expect(try await clerk("2016-06-21T12:00")?.contact == fixture.notice.windowClerk)
    }

    @Test func aPlaceholderIsFilledInOnce() throws {
        let progress = OrganisationProgress(
            organisation: Organisation(
                code: try LocalGovernmentCode("202029"), kind: .city, prefecture: "長野県", name: "{作業}市"), slots: [],
            done: [])
        let slot = try #require(fixture.plan.slots.first)
        let reason = Reason(bureau: .mayor, task: slot.task, waitsFor: [], since: nil, overdueDays: 0)
        let text = ReminderText.filled("{団体名} {作業} {なし} {", for: progress, reason, confirmationAddress: "")
        #expect(text == "{作業}市 \(slot.task.title) {なし} {")
    }
}
