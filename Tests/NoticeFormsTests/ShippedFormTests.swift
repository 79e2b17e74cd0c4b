import Foundation
import Identifiers
import NoticeForms
import Testing

/// The files that are shipped.
enum Shipped {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    static func notice() throws -> UsageNotice { try UsageNotice(yaml: text("Examples/usage-notice.yaml")) }

    static func request() throws -> ConfigurationRequest {
        try ConfigurationRequest(yaml: text("Examples/configuration-request.yaml"))
    }

    static func organisation(_ code: String) throws -> Organisation {
        let register = try LocalGovernmentRegister(
            csv: text("Data/local-governments.csv"), unionsCSV: text("Data/unions.csv"))
        return try #require(register.organisation(LocalGovernmentCode(code)))
    }
}

@Suite("NoticeForms: the shipped forms")
struct ShippedFormTests {
    @Test("The notice names everybody (§1.3)")
    func notice() throws {
        let notice = try Shipped.notice()
        #expect(notice.organisation.text == "202029")
        #expect(notice.organisationName == "松本市")
        #expect(notice.version == 1)
        #expect(notice.systemAdministrators.map(\.bureau) == [.mayor, .education])
        #expect(notice.vpnAdministrators.count == 2)
        let mails = [notice.windowManager, notice.windowClerk, notice.supportSiteAdministrator].map(\.mail)
        #expect(mails.allSatisfy { $0.hasSuffix("@example.jp") })
    }

    @Test("The request names every system, each at an address of its own")
    func request() throws {
        let request = try Shipped.request()
        #expect(request.organisation.text == "202029")
        #expect(request.holderCode.text == "9999920202900000")
        for (bureau, prefix, atena) in [
            (Bureau.mayor, "127.20.1.", "https://192.0.2.10:443"), (.education, "127.20.2.", "https://192.0.2.20:443"),
        ] {
            let side = try #require(request.configuration(of: bureau))
            #expect(side.terminals.map(\.id) == ["admin-terminal", "connection-terminal"])
            #expect(side.terminals.map(\.kind) == [.administration, .connection])
            #expect(side.atenaSystem.id == "atena-system")
            #expect(side.atenaSystem.accessPoint == atena)
            #expect(side.legacySystems.map(\.id) == ["legacy-tax", "legacy-welfare"])
            #expect(side.legacySystems.map(\.title) == ["既存システム（税）", "既存システム（福祉）"])
            #expect(side.legacySystems.flatMap(\.items).map(\.text) == ["TM00000000000002", "TM00000000000010"])
            let addresses =
                side.terminals.map(\.address) + [side.atenaSystem.address] + side.legacySystems.map(\.address)
            #expect(Set(addresses).count == 5)
            #expect(addresses.allSatisfy { $0.hasPrefix(prefix) })
            let registry = try #require(request.residentRegistry(of: bureau))
            #expect(registry.id == "resident-registry")
            #expect(AccessPoint(registry.accessPoint)?.host == "192.0.2.30")
        }
        #expect(request.configuration(of: .education)?.residentRegistry == nil)
    }

    @Test("What is written reads back equal")
    func roundTrip() throws {
        let notice = try Shipped.notice()
        #expect(try UsageNotice(yaml: notice.yaml) == notice)
        #expect(notice.yaml.contains("松本市"))
        let request = try Shipped.request()
        #expect(try ConfigurationRequest(yaml: request.yaml) == request)
        let decoded = try JSONDecoder().decode(ConfigurationRequest.self, from: JSONEncoder().encode(request))
        #expect(decoded == request)
    }

    @Test(
        "Texts that YAML could mistake read back too",
        arguments: ["null", "012", "yes", "~", "a: b", "# x", "- x", "'\""])
    func mistakable(_ name: String) throws {
        let person = Contact(name: name, department: "課", mail: "a@example.jp", telephone: "0263000001")
        let notice = UsageNotice(
            organisation: try LocalGovernmentCode("012025"), organisationName: name, version: 2, windowManager: person,
            windowClerk: person, systemAdministrators: [BureauContact(bureau: .mayor, contact: person)],
            supportSiteAdministrator: person, vpnAdministrators: [person, person])
        #expect(try UsageNotice(yaml: notice.yaml) == notice)
        #expect(notice.yaml.contains("organisation: '012025'"), "no other reader may drop the zero")
    }

    @Test("For a union, only the mayor's side stays (§3.1)")
    func union() throws {
        let union = try Shipped.organisation("209937")
        let notice = try Shipped.notice().forOrganisation(union)
        #expect(notice.organisation == union.code)
        #expect(notice.organisationName == "（例）やまなみ広域連合")
        #expect(notice.systemAdministrators.map(\.bureau) == [.mayor])
        let request = try Shipped.request().forOrganisation(union)
        #expect(request.organisation == union.code)
        #expect(request.holderCode.text == "9999920993700000")
        #expect(request.bureaus.map(\.bureau) == [.mayor])
        #expect(try ConfigurationRequest(yaml: request.yaml) == request)
    }

    @Test("For another city, both sides stay")
    func city() throws {
        let city = try Shipped.organisation("202011")
        #expect(try Shipped.request().forOrganisation(city).bureaus.count == 2)
        #expect(try Shipped.notice().forOrganisation(city).organisationName == "長野市")
    }
}
