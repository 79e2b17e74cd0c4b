import AccessControl
import AuditLog
import EveryEngine
import Foundation
import HTTPTypes
import Identifiers
import Logging
import NationalProtocol
import PKI
import ServiceCalendar
import Storage

@testable import PersonalPortal
@testable import WebServer

/// A コアシステム that turns codes by writing whose they are: `person@holder`.
struct FakeCore: PortalCore {
    var log: [PortalRecord] = []

    func ownCode(ofResident hash: String) -> LinkageCode? {
        hash.isEmpty ? nil : try? LinkageCode("\(hash)@\(PortalRig.holder.text)")
    }

    func turned(_ code: LinkageCode, from: HolderCode, to: HolderCode) -> LinkageCode? {
        let parts = code.text.split(separator: "@")
        guard parts.count == 2, parts[1] == from.text else { return nil }
        return try? LinkageCode("\(parts[0])@\(to.text)")
    }

    func records(of code: LinkageCode) -> [PortalRecord] { code.text.hasPrefix("hanako@") ? log : [] }
}

/// A portal with two people and two organisations' servers.
struct PortalRig {
    static let start = Date(timeIntervalSince1970: 1_467_338_400)
    static let holder = code("9999999999999990")
    static let city = code("0220202029201700")
    let store: any DataStore
    let portal: PersonalPortal
    let clock = RehearsalClock(at: Self.start)
    private let cards: PortalCards

    init(_ engine: Engine, log: [PortalRecord] = []) async throws {
        store = try await engine.store(AuditLog.schema + PortalSchema.steps)
        portal = PersonalPortal(
            store: store, core: FakeCore(log: log), directory: PortalDirectory(try Self.table()), holder: Self.holder)
        let span = (from: Self.start, until: Self.start.addingTimeInterval(9e7))
        let authority = try CertificateAuthority.create(
            subject: SubjectName(commonName: "公的個人認証", organisation: "試験"), validFrom: span.from,
            validUntil: span.until)
        cards = PortalCards(portal: portal, authority: authority, validity: { ($0, $0.addingTimeInterval(8e7)) })
    }

    private static func code(_ text: String) -> HolderCode {
        guard let code = try? HolderCode(text) else { preconditionFailure("no 機関コード: \(text)") }
        return code
    }

    private static func table() throws -> PermitTable {
        try JSONDecoder().decode(
            PermitTable.self,
            from: Data(
                #"""
                {"version":"1","holders":[
                {"holderCode":"0220202029201700","name":"松本市","kind":"市町村長","server":"city.example"},
                {"holderCode":"0220113112101700","name":"足立区","kind":"市町村長","server":"ward.example"}],
                "affairs":[{"code":"JM01000000121000","name":"手当の事務"}],
                "procedures":[{"code":"JT01010000000214","name":"手当の認定","affair":"JM01000000121000"}],
                "items":[{"code":"TM00000000000002","name":"地方税関係情報"}],"permits":[]}
                """#.utf8))
    }

    private func respond(
        _ routes: [Route], _ method: String, _ path: String, as actor: Actor, body: [UInt8], type: String
    ) async throws -> WebResponse {
        let pieces = path.split(separator: "/").map(String.init)
        for route in routes where route.method.rawValue == method {
            let pattern = route.path.split(separator: "/").map(String.init)
            guard pattern.count == pieces.count else { continue }
            var parameters: [String: String] = [:]
            let isSame = zip(pattern, pieces).allSatisfy { pattern, piece in
                guard pattern.hasPrefix("{") else { return pattern == piece }
                parameters[String(pattern.dropFirst().dropLast())] = piece
                return true
            }
            guard isSame else { continue }
            let site = Site(
                name: "portal", title: "試験", routes: routes, store: store, clock: clock,
                authenticator: Fixed(actor: actor), navigation: { actor, _ in PortalPages.navigation(actor) })
            let raw = RawRequest(
                method: route.method, authority: "portal.example", path: path, query: "", parameters: parameters,
                contentType: type, accepts: "", cookies: "", fetchSite: "same-origin", origin: "",
                conditions: CacheConditions(), body: body, remoteAddress: "127.0.0.9", certificate: nil)
            return await SiteResponder(site: site, logger: Logger(label: "test")).respond(to: raw, route: route)
        }
        throw Missing(path: path)
    }

    struct Missing: Error { let path: String }

    private struct Fixed: Authenticator {
        let actor: Actor
        func authenticate(_ credentials: Credentials, at now: Date) -> Authenticated { Authenticated(actor: actor) }
    }

    /// Opens an account; answers who the card is of.
    func person(_ hash: String) async throws -> Actor {
        let officer = Actor(identifier: "officer:cards", name: "", role: .cardOfficer)
        let answer = try await respond(
            cards.routes, "POST", "/cards", as: officer, body: Array("{\"residentHash\":\"\(hash)\"}".utf8),
            type: "application/json")
        let card = try JSONDecoder().decode([String: String].self, from: Data(answer.body))
        let certificate = try IssuedCertificate(pem: card["certificate"] ?? "")
        return try await CardAuthenticator(store: store).authenticate(
            Credentials(sessionToken: nil, certificate: certificate), at: Self.start
        ).actor
    }

    func server<Answer: Decodable>(
        _ path: String, _ document: some Encodable, of name: String = "city.example"
    ) async throws -> Answer {
        let answer = try await serverAnswer(path, document, of: name)
        return try JSONDecoder().decode(Answer.self, from: Data(answer.body))
    }

    func serverAnswer(
        _ path: String, _ document: some Encodable, of name: String
    ) async throws -> WebResponse {
        try await respond(
            portal.serverRoutes, "POST", path,
            as: Actor(identifier: "system:\(name)", name: name, role: .intermediateServer),
            body: Array(try JSONEncoder().encode(document)), type: "application/json")
    }

    func page(_ path: String, as person: Actor) async throws -> (status: Int, text: String) {
        let answer = try await respond(portal.peopleRoutes, "GET", path, as: person, body: [], type: "")
        return (answer.status, String(decoding: answer.body, as: UTF8.self))
    }

    func ask(_ form: String, as person: Actor) async throws -> WebResponse {
        try await respond(
            portal.peopleRoutes, "POST", PortalPages.requests, as: person, body: Array(form.utf8),
            type: "application/x-www-form-urlencoded")
    }
}
