import EveryEngine
import OutgoingMail
import Programme
import ServiceCalendar
import Storage
import Testing

@testable import RollUp

/// The statements of projection and reminders mean the same on each engine.
@Suite struct EngineTests {
    @Test(arguments: Engine.allCases) func aProjectionAndItsReminderRun(engine: Engine) async throws {
        let fixture = try await Fixture(engine)
        let board = Board(fixture.projection())
        let hours = fixture.programme.serviceHours
        let post = ReminderPost(
            store: fixture.store, board: board, plan: fixture.plan, sender: .rehearsal,
            isOpen: { hours.hours(on: $0) != nil }, confirmationAddress: { "https://support.example/\($0)" },
            makeToken: { "token" })
        for (event, bureau) in [
            ("usage-notice.accepted", "mayor"), ("usage-notice.accepted", "education"),
            ("initial-account.issued", "mayor"), ("initial-account.issued", "education"),
        ] {
            try await fixture.record(event, "202029", bureau, at: "2016-02-01T12:00")
        }
        let draft = ReminderDraft(
            title: "毎週", target: .overdue, task: nil, weekdays: [.monday], minute: 600, subject: ReminderText.subject,
            content: ReminderText.content)
        try await fixture.store.write { tx in
            let at = Fixture.instant("2016-06-02T12:00")
            let number = try ReminderStore.add(draft, reach: .nation, by: "account:x", at: at, in: tx)
            try ReminderStore.start(number, of: .nation, by: "例田", at: at, in: tx)
        }
        try await post.sendDue(at: Fixture.instant("2016-06-06T10:00"))
        let days = try await fixture.tables().filter { $0.hasPrefix("20 ") }
        #expect(days == ["20 0 2016-02-01 4 0"])
        let letters = try await fixture.store.read { tx in
            try tx.rows("SELECT number FROM outgoing_mail ORDER BY number", []).map { try $0.integer("number") }
        }
        #expect(letters == [1, 2])
        let contacts = try await fixture.store.read { tx in try tx.rows("SELECT role FROM roll_up_contacts", []).count }
        #expect(contacts == 7)
    }
}
