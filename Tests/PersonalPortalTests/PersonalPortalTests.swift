import AccessControl
import AuditLog
import EveryEngine
import Foundation
import Identifiers
import NationalProtocol
import ServiceCalendar
import Storage
import StorageSQLite
import Testing
import WebServer

@testable import PersonalPortal

struct PersonalPortalTests {
    private func notice(
        _ number: Int64, _ person: String, from holder: String = "0220202029201700", until: String? = nil
    )
        throws -> PortalNotice
    {
        PortalNotice(
            number: number, linkageCode: try LinkageCode("\(person)@\(holder)"), title: "件名\(number)", text: "一行目\n二行目",
            shownUntil: until)
    }

    private func deliver(_ notices: [PortalNotice], at rig: PortalRig, of server: String = "city.example") async throws
        -> [PortalNoticeState]
    {
        let states: PortalNoticeStates = try await rig.server(
            PortalPaths.notices, PortalNotices(notices: notices), of: server)
        return states.states.map(\.state)
    }

    private func states(_ path: String, _ numbers: [Int64], at rig: PortalRig, of server: String = "city.example")
        async throws -> [PortalNoticeState]
    {
        let states: PortalNoticeStates = try await rig.server(
            path, PortalNoticeNumbers(numbers: numbers), of: server)
        return states.states.map(\.state)
    }

    @Test(arguments: Engine.allCases)
    func `a notice is the addressee's alone, by the sender's own 符号`(engine: Engine) async throws {
        let rig = try await PortalRig(engine)
        let (hanako, taro) = (try await rig.person("hanako"), try await rig.person("taro"))
        let sent = try [
            notice(1, "hanako"), notice(2, "nobody"), notice(3, "hanako", from: "0220113112101700"),
        ]
        #expect(try await deliver(sent, at: rig) == [.delivered, .unknownPerson, .unknownPerson])
        #expect(try await deliver([sent[0]], at: rig) == [.delivered], "the same again is the same")
        let seen = try await rig.page(PortalPages.notices, as: hanako)
        #expect(seen.text.contains("件名1") && seen.text.contains("松本市") && !seen.text.contains("件名3"))
        #expect(try await !rig.page(PortalPages.notices, as: taro).text.contains("件名1"))
        let address = "\(PortalPages.notices)/\(PortalRig.city.text)/1"
        #expect(try await rig.page(address, as: taro).status == 404)
        #expect(try await states(PortalPaths.noticeStates, [1, 9], at: rig) == [.delivered, .unknown])
        let opened = try await rig.page(address, as: hanako)
        #expect(opened.status == 200 && opened.text.contains("二行目"))
        #expect(try await states(PortalPaths.noticeStates, [1], at: rig) == [.read])
        // Another body's number 1 is another notice.
        #expect(try await states(PortalPaths.noticeStates, [1], at: rig, of: "ward.example") == [.unknown])
    }

    @Test(arguments: Engine.allCases)
    func `what is taken back before it was opened is gone`(engine: Engine) async throws {
        let rig = try await PortalRig(engine)
        let hanako = try await rig.person("hanako")
        _ = try await deliver(
            [notice(1, "hanako"), notice(2, "hanako"), notice(3, "hanako", until: "2016-06-30")], at: rig)
        _ = try await rig.page("\(PortalPages.notices)/\(PortalRig.city.text)/2", as: hanako)
        #expect(try await states(PortalPaths.noticeWithdrawals, [1, 2], at: rig) == [.withdrawn, .read])
        let seen = try await rig.page(PortalPages.notices, as: hanako).text
        #expect(!seen.contains("件名1") && seen.contains("件名2") && !seen.contains("件名3"))
        #expect(try await rig.page("\(PortalPages.notices)/\(PortalRig.city.text)/1", as: hanako).status == 404)
        // Nothing brings it back.
        #expect(try await deliver([notice(1, "hanako")], at: rig) == [.withdrawn])
    }

    @Test(arguments: Engine.allCases)
    func `a person asks a body, and what it answers is shown to that person`(engine: Engine) async throws {
        let rig = try await PortalRig(engine)
        let (hanako, taro) = (try await rig.person("hanako"), try await rig.person("taro"))
        let refused = try await rig.ask("holder=\(PortalRig.city.text)&item=", as: hanako)
        #expect(refused.status == 422 && String(decoding: refused.body, as: UTF8.self).contains("情報の種類が選択されていません"))
        let asked = try await rig.ask("holder=\(PortalRig.city.text)&item=TM00000000000002", as: hanako)
        #expect(asked.status == 303)
        let address = "\(PortalPages.requests)/\(PortalRig.city.text)/1"
        #expect(asked.headers.contains { $0.name == "location" && $0.value == address })
        let collection = PersonalRequestCollection(after: 0, limit: 10)
        let none: PersonalRequests = try await rig.server(
            PortalPaths.personalRequests, collection, of: "ward.example")
        #expect(none.requests.isEmpty)
        let found: PersonalRequests = try await rig.server(PortalPaths.personalRequests, collection)
        #expect(found.requests.map(\.linkageCode.text) == ["hanako@\(PortalRig.city.text)"])
        #expect(try await rig.page(address, as: hanako).text.contains("回答を待っています"))
        let answer = PersonalAnswer(
            number: 1, reasonCode: nil,
            records: [
                .init(
                    from: "2016-05-01", until: nil,
                    values: [
                        .init(name: "所得額", value: "1234567", reasonOfNull: nil),
                        .init(name: "控除額", value: nil, reasonOfNull: "NotAcceptable"),
                    ])
            ], answeredAt: JapanTime.text(PortalRig.start))
        let foreign: PersonalAnswerReceipt = try await rig.server(
            PortalPaths.personalAnswers, PersonalAnswers(answers: [answer]), of: "ward.example")
        #expect(foreign.kept.isEmpty)
        let kept: PersonalAnswerReceipt = try await rig.server(
            PortalPaths.personalAnswers, PersonalAnswers(answers: [answer]))
        #expect(kept.kept == [1])
        let shown = try await rig.page(address, as: hanako).text
        #expect(shown.contains("1234567") && shown.contains("未設定（NotAcceptable）"))
        #expect(try await rig.page(address, as: taro).status == 404)
    }

    @Test(arguments: Engine.allCases)
    func `a person sees who asked, as the コアシステム tells it`(engine: Engine) async throws {
        let purpose = InquiryPurpose(
            inquirer: try HolderCode("0220113112101700"), provider: PortalRig.city,
            affair: try AffairCode("JM01000000121000"), procedure: try ProcedureCode("JT01010000000214"),
            item: try ItemCode("TM00000000000002"))
        let rig = try await PortalRig(
            engine,
            log: [
                PortalRecord(
                    purpose: purpose, requestedAt: "2016-07-01T12:00:00+09:00", endedAt: "2016-07-01T12:01:00+09:00",
                    outcome: "provided")
            ])
        let (hanako, taro) = (try await rig.person("hanako"), try await rig.person("taro"))
        let seen = try await rig.page(PortalPages.records, as: hanako).text
        for word in ["足立区", "松本市", "手当の認定", "地方税関係情報", "提供された"] { #expect(seen.contains(word)) }
        #expect(try await rig.page(PortalPages.records, as: taro).text.contains("照会の記録はありません"))
    }

    @Test(arguments: Engine.allCases)
    func `a server that takes no part, and a card that is none, are refused`(engine: Engine) async throws {
        let rig = try await PortalRig(engine)
        let refused = try await rig.serverAnswer(
            PortalPaths.notices, PortalNotices(notices: []), of: "unknown.example")
        #expect(
            refused.status == 403 && String(decoding: refused.body, as: UTF8.self).contains("portal.unknown-server"))
        let nobody = try await CardAuthenticator(store: rig.store).authenticate(
            Credentials(sessionToken: nil, certificate: nil), at: PortalRig.start)
        #expect(nobody.actor == .anonymous)
        let hanako = try await rig.person("hanako")
        let again = try await rig.person("hanako")
        #expect(hanako.identifier == again.identifier, "another card of the same person")
        #expect(try await rig.page(PortalPages.home, as: .anonymous).status == 401)
    }

    @Test(arguments: Engine.allCases)
    func `no code is in a page or a record`(engine: Engine) async throws {
        let rig = try await PortalRig(engine)
        let hanako = try await rig.person("hanako")
        _ = try await deliver([notice(1, "hanako")], at: rig)
        _ = try await rig.ask("holder=\(PortalRig.city.text)&item=TM00000000000002", as: hanako)
        for path in [PortalPages.home, PortalPages.notices, PortalPages.requests, PortalPages.records] {
            #expect(try await !rig.page(path, as: hanako).text.contains("hanako@"))
        }
        let records = try await rig.store.read { tx in try AuditLog.records(after: 0, limit: 100, in: tx) }
        #expect(records.count > 5 && records.allSatisfy { !$0.subject.contains("hanako") })
    }
}
