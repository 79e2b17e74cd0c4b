import AccessControl
import AuditLog
import CoreSystem
import Foundation
import HTTPTypes
import Identifiers
import Logging
import NationalProtocol
import ServiceCalendar
import Storage
import StorageSQLite
import Testing

@testable import WebServer

/// What マイナポータル and servers ask of the real stand-in of the コアシステム.
struct CorePortalTests {
    private struct Fixed: Authenticator {
        let actor: Actor
        func authenticate(_ credentials: Credentials, at now: Date) -> Authenticated { Authenticated(actor: actor) }
    }

    private let store: SQLiteStore
    private let core: CoreSystem
    private let portal: HolderCode
    private let city: HolderCode
    private let ward: HolderCode

    init() async throws {
        store = try SQLiteStore(
            path: FileManager.default.temporaryDirectory.appending(path: "core-\(UUID().uuidString).sqlite").path())
        try await store.migrate(AuditLog.schema + CoreSystemSchema.steps)
        let table = try JSONDecoder().decode(
            PermitTable.self,
            from: Data(
                #"""
                {"version":"1","holders":[
                {"holderCode":"0220202029201700","name":"松本市","kind":"市町村長","server":"city.example"},
                {"holderCode":"0220113112101700","name":"足立区","kind":"市町村長","server":"ward.example"}],
                "affairs":[{"code":"JM01000000121000","name":"手当の事務"}],
                "procedures":[{"code":"JT01010000000214","name":"手当の認定","affair":"JM01000000121000"}],
                "items":[{"code":"TM00000000000002","name":"地方税関係情報"}],
                "permits":[{"procedure":"JT01010000000214","inquirerKind":"市町村長","providerKind":"市町村長",
                "item":"TM00000000000002"}]}
                """#.utf8))
        core = try #require(CoreSystem(store: store, table: table, codeKey: CoreSystem.newCodeKey()))
        (portal, city, ward) = (
            try HolderCode("9999999999999990"), try HolderCode("0220202029201700"), try HolderCode("0220113112101700")
        )
    }

    private func ask<Answer: Decodable>(_ path: String, _ document: some Encodable, as actor: Actor) async throws
        -> Answer
    {
        let answer = try await send(path, document, as: actor)
        return try JSONDecoder().decode(Answer.self, from: Data(answer.body))
    }

    private func send(_ path: String, _ document: some Encodable, as actor: Actor) async throws -> WebResponse {
        let routes = core.portalRoutes(holder: portal) + core.judgementRoutes
        let route = try #require(routes.first { $0.path == path })
        let site = Site(
            name: "core", title: "試験", routes: routes, store: store, clock: RehearsalClock(at: PortalRig.start),
            authenticator: Fixed(actor: actor))
        let raw = RawRequest(
            method: route.method, authority: "core.example", path: path, query: "", parameters: [:],
            contentType: "application/json", accepts: "", cookies: "", fetchSite: "", origin: "",
            conditions: CacheConditions(), body: Array(try JSONEncoder().encode(document)),
            remoteAddress: "127.0.0.9", certificate: nil)
        return await SiteResponder(site: site, logger: Logger(label: "test")).respond(to: raw, route: route)
    }

    private static let asPortal = Actor(identifier: "system:personal-portal", name: "", role: .personalPortal)

    private func server(_ name: String) -> Actor {
        Actor(identifier: "system:\(name)", name: "", role: .intermediateServer)
    }

    private func own(_ resident: String) async throws -> LinkageCode {
        let code: PortalCode = try await ask(
            PortalCorePaths.residents, PortalResident(residentHash: Data(resident.utf8).base64EncodedString()),
            as: Self.asPortal)
        return try #require(code.linkageCode)
    }

    private func turned(_ code: LinkageCode, _ from: HolderCode, _ to: HolderCode) async throws -> LinkageCode? {
        let answer: PortalCode = try await ask(
            PortalCorePaths.codes, PortalCodeRequest(linkageCode: code, from: from, to: to), as: Self.asPortal)
        return answer.linkageCode
    }

    private func shown(_ code: LinkageCode) async throws -> [PortalRecord] {
        let answer: PortalRecords = try await ask(
            PortalCorePaths.records, PortalRecordQuery(linkageCode: code), as: Self.asPortal)
        return answer.records
    }

    @Test func `codes are turned into and out of the portal's own, and never between two organisations`() async throws {
        let hanako = try await own("hanako")
        #expect(try await own("hanako") == hanako)
        #expect(try await own("taro") != hanako)
        let atCity = try #require(try await turned(hanako, portal, city))
        #expect(atCity != hanako)
        #expect(try await turned(atCity, city, portal) == hanako)
        #expect(try await turned(atCity, city, ward) == nil)
        #expect(try await turned(atCity, ward, portal) == nil, "the city's code is not the ward's")
        let refused = try await send(
            PortalCorePaths.codes, PortalCodeRequest(linkageCode: hanako, from: portal, to: city),
            as: server("city.example"))
        #expect(refused.status == 403)
    }

    @Test func `a person's records leave out what either side judges 不開示, then or later`() async throws {
        let hanako = try await own("hanako")
        let atCity = try #require(try await turned(hanako, portal, city))
        func submission(_ number: Int, isNotDisclosed: Bool) throws -> InquirySubmission {
            InquirySubmission(
                correlation: "c-\(number)",
                purpose: InquiryPurpose(
                    inquirer: city, provider: ward, affair: try AffairCode("JM01000000121000"),
                    procedure: try ProcedureCode("JT01010000000214"), item: try ItemCode("TM00000000000002")),
                linkageCode: atCity, conditions: InquiryConditions(), isNotDisclosed: isNotDisclosed,
                requestedAt: "2016-07-01T12:0\(number):00+09:00")
        }
        let judgements = try await core.judge(
            InquirySubmissions(
                contentKey: "key",
                inquiries: [submission(1, isNotDisclosed: false), submission(2, isNotDisclosed: true)]),
            from: "city.example", at: PortalRig.start
        ) { _, _, _ in }.judgements
        let number = try #require(judgements.first?.processingNumber)
        #expect(try await shown(hanako).map(\.requestedAt) == ["2016-07-01T12:01:00+09:00"])
        #expect(try await shown(hanako).map(\.outcome) == ["pending"])
        #expect(try await shown(try await own("taro")).isEmpty)
        func judge(_ isNotDisclosed: Bool, as name: String) async throws -> Int {
            let receipt: NonDisclosureReceipt = try await ask(
                NonDisclosurePaths.notices,
                NonDisclosureNotices(notices: [
                    NonDisclosureNotice(processingNumber: number, isNotDisclosed: isNotDisclosed)
                ]), as: server(name))
            return receipt.kept
        }
        #expect(try await judge(true, as: "stranger.example") == 0)
        #expect(try await shown(hanako).count == 1)
        #expect(try await judge(true, as: "ward.example") == 1)
        #expect(try await shown(hanako).isEmpty)
        #expect(try await judge(false, as: "city.example") == 1, "the inquirer's own, which was so already")
        #expect(try await shown(hanako).isEmpty)
        #expect(try await judge(false, as: "ward.example") == 1)
        #expect(try await shown(hanako).count == 1)
    }
}
