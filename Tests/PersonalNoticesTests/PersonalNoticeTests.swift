import AtenaNumbers
import AuditLog
import EveryEngine
import Foundation
import Identifiers
import NationalProtocol
import OrganisationProtocol
import ServiceCalendar
import Storage
import Tenancy
import Testing

@testable import PersonalNotices

struct PersonalNoticeTests {
    private static let at = Date(timeIntervalSince1970: 0)

    private func notice(_ state: PersonalNotice.State) throws -> PersonalNotice {
        PersonalNotice(
            number: 1, system: "welfare", atenaNumber: try AtenaNumber("1001"),
            content: .init(title: "題", text: "文", shownUntil: nil), state: state, changedAt: Self.at)
    }

    /// Every state with every word of the portal; where nothing is said, nothing changes.
    private static let heard: [PersonalNotice.State: [PortalNoticeState: PersonalNotice.State]] = [
        .accepted: [
            .delivered: .delivered, .read: .read, .withdrawn: .withdrawn, .unknownPerson: .undeliverable,
        ], .delivered: [.read: .read, .withdrawn: .withdrawn, .unknown: .accepted], .read: [:],
        .withdrawing: [
            .read: .read, .withdrawn: .withdrawn, .unknown: .withdrawn, .unknownPerson: .withdrawn,
        ], .withdrawn: [:], .undeliverable: [:],
    ]

    @Test(arguments: PersonalNotice.State.allCases, PortalNoticeState.allCases)
    func `what the portal says is heard as the table has it`(
        state: PersonalNotice.State, word: PortalNoticeState
    ) throws {
        var notice = try notice(state)
        let isChanged = notice.hear(word, since: Self.at, at: Self.at)
        let expected = Self.heard[state]?[word]
        #expect(notice.state == expected ?? state && isChanged == (expected != nil))
        #expect(notice.reason == (notice.state == .undeliverable && state != .undeliverable ? "unknownPerson" : ""))
    }

    @Test(arguments: PersonalNotice.State.allCases)
    func `what was read or never came is not taken back`(state: PersonalNotice.State) throws {
        var notice = try notice(state)
        switch state {
        case .accepted, .delivered: #expect(try notice.withdraw(at: Self.at) && notice.state == .withdrawing)
        case .withdrawing, .withdrawn: #expect(try !notice.withdraw(at: Self.at) && notice.state == state)
        case .read: #expect(throws: PersonalNoticeError.alreadyRead) { try notice.withdraw(at: Self.at) }
        case .undeliverable: #expect(throws: PersonalNoticeError.neverDelivered) { try notice.withdraw(at: Self.at) }
        }
    }

    @Test(arguments: Engine.allCases)
    func `a notice is taken once, and a bad row is said to be bad`(engine: Engine) async throws {
        let server = try await NoticeServer(engine)
        let entries = try [
            NoticeServer.entry("a"), NoticeServer.entry("a"), NoticeServer.entry("a", text: "別の文"),
            NoticeServer.entry("b c"), NoticeServer.entry("d", "9999"), NoticeServer.entry("e", "1003"),
            NoticeServer.entry("f", title: ""), NoticeServer.entry("g", text: String(repeating: "あ", count: 2_001)),
            NoticeServer.entry("h", text: "番号は 1234-5678-9018 です。"), NoticeServer.entry("i", until: "2016-02-30"),
            NoticeServer.entry("j", "1002", text: "電話 0263-34-3000（2016年7月1日まで）", until: "2016-07-31"),
        ]
        let results = try await server.desk { try $0.send(entries) }.results
        #expect(
            results.map { $0.rejection?.code ?? $0.noticeNumber.map(String.init) ?? "" } == [
                "1", "1", "personal-notice.key-in-use", "personal-notice.bad-key",
                "personal-notice.unknown-atena-number", "personal-notice.no-code", "personal-notice.bad-title",
                "personal-notice.bad-text", "personal-notice.individual-number", "personal-notice.bad-day", "2",
            ])
        #expect(results.allSatisfy { $0.rejection?.message.contains("9018") != true })
        #expect(try await server.state(1) == "accepted")
        #expect(try await server.state(1, of: "tax") == nil)
    }

    @Test(arguments: Engine.allCases)
    func `notices come to the portal under the 符号, and what was read is heard`(engine: Engine) async throws {
        let server = try await NoticeServer(engine)
        let entries = try [NoticeServer.entry("a"), NoticeServer.entry("b", "1002")]
        _ = try await server.desk { try $0.send(entries) }
        await server.portal.setUp(false)
        await #expect(throws: FakePortal.Down.self) { try await server.worker().work() }
        #expect(try await server.state(1) == "accepted")
        await server.portal.setUp(true)
        try await server.worker().work()
        let arrived = await server.portal.arrived
        #expect(arrived.values.map(\.linkageCode.text).sorted() == ["code-1001", "code-1002"])
        #expect(try await server.state(1) == "delivered")
        await server.portal.set(.read, of: 1)
        try await server.worker().work()
        #expect(try await server.state(1) == "delivered", "it is left alone for a while")
        server.clock.set(NoticeServer.start.addingTimeInterval(400))
        try await server.worker().work()
        #expect(try await server.state(1) == "read")
        let records = try await server.store.read { tx in try AuditLog.records(after: 0, limit: 10, in: tx.base) }
        #expect(records.map(\.event) == ["personal-notice.delivered", "personal-notice.delivered"])
        #expect(records.map(\.subject) == ["delivered=2", "read=1"])
    }

    @Test(arguments: Engine.allCases)
    func `what is taken back is gone, unless it was read before`(engine: Engine) async throws {
        let server = try await NoticeServer(engine)
        let entries = try [NoticeServer.entry("a"), NoticeServer.entry("b", "1002"), NoticeServer.entry("c")]
        _ = try await server.desk { try $0.send(Array(entries.prefix(2))) }
        try await server.worker().work()
        _ = try await server.desk { try $0.send(entries) }
        await server.portal.set(.read, of: 2)
        let all = try [1, 2, 3, 9].map { try PersonalNoticeWithdrawal.make($0) }
        let results = try await server.desk(after: 1) { try $0.withdraw(all) }.results
        #expect(results.map(\.state) == ["withdrawing", "withdrawing", "withdrawing", nil])
        #expect(results[3].rejection?.code == "personal-notice.unknown")
        try await server.worker().work()
        #expect(try await server.state(1) == "withdrawn")
        #expect(try await server.state(2) == "read")
        #expect(try await server.state(3) == "withdrawn")
        #expect(await server.portal.arrived[3] == nil, "it never left")
    }

    @Test(arguments: Engine.allCases)
    func `nothing is sent before 情報連携 is open`(engine: Engine) async throws {
        let server = try await NoticeServer(engine)
        let entries = [try NoticeServer.entry("a")]
        _ = try await server.desk { try $0.send(entries) }
        for opens in [nil, NoticeServer.start.addingTimeInterval(3_600)] {
            try await server.worker(opensAt: opens).work()
        }
        #expect(await server.portal.calls == 0)
        try await server.worker().work()
        #expect(await server.portal.calls == 1)
    }
}
