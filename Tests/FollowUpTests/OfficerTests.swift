import AccessControl
import Accounts
import Foundation
import HTTPTypes
import Testing

@testable import FollowUp
@testable import WebServer

@Suite struct OfficerTests {
    private let world: TwoPrefectures
    private static let console = Authenticated(
        actor: Actor(identifier: "operator:console", name: "運用事業者", role: .platformOperator))

    init() async throws {
        world = try await TwoPrefectures()
    }

    private func ask(
        _ method: HTTPRequest.Method, _ path: String, _ form: [String: String] = [:], account: String = ""
    ) async throws -> WebResponse {
        let route = try #require(world.site.operatorRoutes.first { $0.method == method && $0.path == path })
        return await world.ask(route, account.isEmpty ? [:] : ["account": account], form: form, as: Self.console)
    }

    @Test func theOperatorHandsOutAndTakesBack() async throws {
        let form = ["account": "pref-20", "name": "例田　道子", "prefecture": "20"]
        let issued = try await ask(.post, "/operator/officers", form)
        #expect(issued.status == 200)
        #expect(issued.headers.contains { $0.name == "kakehashi-initial-password" && $0.value.count > 16 })
        #expect(try await ask(.post, "/operator/officers", form).status == 409)
        let account = try #require(try await world.site.accounts.accounts().first)
        #expect(account.role == .prefectureOfficer && account.organisation == "200000")
        let list = String(decoding: try await ask(.get, "/operator/officers").body, as: UTF8.self)
        #expect(list.contains("pref-20") && list.contains("長野県"))
        let withdrawal = "/operator/officers/{account}/withdrawal"
        #expect(try await ask(.post, withdrawal, account: "pref-20").status == 303)
        #expect(try await ask(.post, withdrawal, account: "pref-20").status == 404)
        #expect(try await world.site.accounts.accounts().isEmpty)
    }

    @Test func theStatesOfficerHasNoPrefecture() async throws {
        let form = ["account": "state-01", "name": "例田　道子", "prefecture": "state"]
        #expect(try await ask(.post, "/operator/officers", form).status == 200)
        let account = try #require(try await world.site.accounts.accounts().first)
        #expect(account.role == .stateOfficer && account.organisation.isEmpty)
    }

    @Test(arguments: [
        ["account": "pref-99", "name": "例田", "prefecture": "99"], ["account": "", "name": "例田", "prefecture": "20"],
        ["account": "pref-20", "name": "", "prefecture": "20"], ["account": "pref-20", "name": "例田", "prefecture": ""],
    ]) func aFormThatSaysTooLittleIsRefused(form: [String: String]) async throws {
        #expect(try await ask(.post, "/operator/officers", form).status == 422)
        #expect(try await world.site.accounts.accounts().isEmpty)
    }

    @Test(arguments: [Role.prefectureOfficer, .stateOfficer, .clerk]) func nobodyElseHandsThemOut(role: Role)
        async throws
    {
        for route in world.site.operatorRoutes where route.access == .requires(.operatePlatform) {
            let response = await world.ask(route, ["account": "x"], as: TwoPrefectures.who(role))
            #expect(response.status == 403)
        }
    }
}
