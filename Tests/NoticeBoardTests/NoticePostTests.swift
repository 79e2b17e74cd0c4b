import AccessControl
import AuditLog
import ContactHours
import Foundation
import Identifiers
import OutgoingMail
import RollUp
import ServiceCalendar
import Storage
import StorageSQLite
import SupportSearch
import Testing
import WebServer

@testable import NoticeBoard

/// Who gets a letter of a notice, and that nobody gets it twice.
@Suite struct NoticePostTests {
    private let store: SQLiteStore
    private let post: NoticePost
    private static let now = Date(timeIntervalSince1970: 1_463_628_600)
    private static let codes = ["202029", "202011", "131016"]

    init() async throws {
        store = try SQLiteStore(
            path: FileManager.default.temporaryDirectory.appending(path: "notices-\(UUID().uuidString).sqlite").path())
        try await store.migrate(
            AuditLog.schema + MailQueue.schema + RollUpSchema.steps + SearchIndex.schema + NoticeStore.schema)
        let codes = try Self.codes.map { try LocalGovernmentCode($0) }
        post = NoticePost(store: store, sender: try #require(MailAddress("helpdesk@chukan.example"))) { codes }
        // 千代田区 has named nobody yet.
        for code in Self.codes.prefix(2) {
            for role in ContactRole.allCases { try await name("\(role.rawValue)@\(code).example", role, of: code) }
        }
    }

    private func name(_ mail: String, _ role: ContactRole, of organisation: String) async throws {
        try await store.write { tx in
            try tx.run(
                """
                INSERT INTO roll_up_organisations (organisation, prefecture, kind, prefecture_name, name, romaji, changed_by)
                VALUES ($1, '20', 'city', '長野県', '市', 'shi', 0) ON CONFLICT (organisation) DO NOTHING
                """, [.text(organisation)])
            try tx.run(
                """
                INSERT INTO roll_up_contacts (organisation, role, name, department, mail, telephone, since)
                VALUES ($1, $2, '例山 花子', '情報政策課', $3, '0263-00-0000', 0)
                ON CONFLICT (organisation, role) DO UPDATE SET mail = excluded.mail
                """, [.text(organisation), .text(role.rawValue), .text(mail)])
        }
    }

    private func exchange(_ event: AuditEvent) -> Exchange {
        Exchange(
            event: event, actor: Actor(identifier: "account:desk-supervisor", name: "監督", role: .deskSupervisor),
            scope: AuditScope(), remoteAddress: "", now: Self.now)
    }

    private func publish(_ notice: NewNotice) async throws -> Int64 {
        let exchange = exchange(.noticePosted)
        return try await store.write { tx in try NoticeStore.post(notice, by: exchange, in: tx) }
    }

    private func letters() async throws -> [(to: String, subject: String, text: String)] {
        try await store.read { tx in
            try tx.rows("SELECT recipient, subject, content FROM outgoing_mail ORDER BY number", []).map {
                (try $0.text("recipient"), try $0.text("subject"), try $0.text("content"))
            }
        }
    }

    private func recipients() async throws -> [String] { try await letters().map(\.to).sorted() }

    private static let everyWindow = [
        "window-clerk@202011.example", "window-clerk@202029.example", "window-manager@202011.example",
        "window-manager@202029.example",
    ]

    @Test func requiredReadingGoesToEveryWindowOnce() async throws {
        _ = try await publish(NewNotice(title: "日程", text: "日程を確認してください。", needsReading: true))
        try await post.sendDue(at: Self.now)
        try await post.sendDue(at: Self.now.addingTimeInterval(60))
        #expect(try await recipients() == Self.everyWindow)
        for letter in try await letters() {
            #expect(letter.subject == "【要確認】日程")
            #expect(letter.text.contains("例山 花子 様") && letter.text.contains("日程を確認してください。"))
            #expect(letter.text.contains("「確認しました」"))
        }
        let records = try await store.read { tx in
            try tx.rows("SELECT subject FROM audit_records WHERE event = 'notice.mailed'", []).map {
                try $0.text("subject")
            }
        }
        #expect(records == ["notice 1"])
    }

    @Test func whatNeedNotBeReadIsNotMailed() async throws {
        _ = try await publish(NewNotice(title: "資料の掲載", text: "掲載しました。"))
        try await post.sendDue(at: Self.now)
        #expect(try await letters().isEmpty)
    }

    @Test func oneOrganisationsNoticeGoesToItsWindowAlone() async throws {
        _ = try await publish(
            NewNotice(title: "削除予定", text: "c202029-03", organisation: "202029", needsReading: true))
        try await post.sendDue(at: Self.now)
        #expect(try await recipients() == ["window-clerk@202029.example", "window-manager@202029.example"])
    }

    @Test func whatWasWithdrawnBeforeIsNotMailed() async throws {
        let number = try await publish(NewNotice(title: "誤り", text: "誤り", needsReading: true))
        let exchange = exchange(.noticeWithdrawn)
        try await store.write { tx in try NoticeStore.withdraw(number, by: exchange, in: tx) }
        try await post.sendDue(at: Self.now)
        #expect(try await letters().isEmpty)
    }

    /// One person in two roles gets one letter; an address that is none holds up nobody.
    @Test func onePersonOneLetter() async throws {
        try await name("same@202029.example", .windowManager, of: "202029")
        try await name("same@202029.example", .windowClerk, of: "202029")
        try await name("no address", .windowManager, of: "202011")
        _ = try await publish(NewNotice(title: "日程", text: "日程", needsReading: true))
        try await post.sendDue(at: Self.now)
        #expect(try await recipients() == ["same@202029.example", "window-clerk@202011.example"])
    }

    @Test func maintenanceAndItsCancellationAreMailed() async throws {
        let book = try await MaintenanceBook(
            store: store, holidays: try HolidayList(csv: "date,name\n2016-05-05,こどもの日\n"))
        let opens = Self.now.addingTimeInterval(86_400)
        try await book.set(
            opens: opens, closes: opens.addingTimeInterval(3_600), note: "装置の交換", by: exchange(.maintenanceSet))
        try await post.sendDue(at: Self.now)
        #expect(try await letters().count == 4)
        #expect(try await letters().allSatisfy { $0.subject.hasPrefix("【お知らせ】メンテナンスのお知らせ") })
        let number = try #require(try await book.windows(after: Self.now).first?.number)
        try await book.cancel(number, by: exchange(.maintenanceCancelled))
        try await post.sendDue(at: Self.now)
        #expect(try await letters().filter { $0.subject.contains("メンテナンス取消し") }.count == 4)
        await #expect(throws: Problem.self) { try await book.cancel(number, by: exchange(.maintenanceCancelled)) }
    }
}
