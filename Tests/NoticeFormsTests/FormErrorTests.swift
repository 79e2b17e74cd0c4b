import Foundation
import Identifiers
import NoticeForms
import Testing

@Suite("NoticeForms: a bad form is refused with its place")
struct FormErrorTests {
    @Test(
        "The request with one place spoilt",
        arguments: [
            ("basicFour: used", "basicfour: used", "bureaus[0].basicfour", "form.unknown-key"),
            ("dns: direct", "dns: both", "bureaus[0].dns", "form.value"),
            ("address: 127.20.2.21", "address: 127.20.2.256", "bureaus[1].atenaSystem.address", "form.address"),
            ("address: 127.20.1.31", "address: 127.20.1.031", "bureaus[0].legacySystems[0].address", "form.address"),
            ("address: 127.20.1.11", "address: terminal", "bureaus[0].terminals[0].address", "form.address"),
            (
                "https://192.0.2.10:443", "http://192.0.2.10:443", "bureaus[0].atenaSystem.accessPoint",
                "form.access-point"
            ),
            ("https://192.0.2.10:443", "https://192.0.2.10", "bureaus[0].atenaSystem.accessPoint", "form.access-point"),
            (
                "https://192.0.2.10:443", "https://192.0.2.10:443/x", "bureaus[0].atenaSystem.accessPoint",
                "form.access-point"
            ),
            (
                "https://192.0.2.10:443", "https://192.0.2.10:65536", "bureaus[0].atenaSystem.accessPoint",
                "form.access-point"
            ),
            ("\"202029\"", "\"202028\"", "organisation", "identifier.check-digit"),
            ("9999920202900000", "99999", "holderCode", "identifier.shape"),
            ("[TM00000000000002]", "[TM2]", "bureaus[0].legacySystems[0].items[0]", "identifier.shape"),
            ("[TM00000000000002]", "[]", "bureaus[0].legacySystems[0].items", "form.missing"),
            ("wantedFrom: 2016-05-10", "wantedFrom: 2015-02-29", "wantedFrom", "form.date"),
            ("environment: verification", "environment: test", "environment", "form.value"),
            ("version: 1", "version: 0", "version", "form.value"),
            ("id: connection-terminal", "id: admin-terminal", "bureaus[0].terminals[1]", "form.repeated"),
            ("kind: connection", "kind: administration", "bureaus[0].terminals", "form.missing"),
            ("bureau: education", "bureau: mayor", "bureaus[1].residentRegistry", "form.missing"),
            ("user: shucho-kanri", "user: ' '", "bureaus[0].terminals[0].user", "form.missing"),
            ("    dns: direct", "    dns: [direct]", "bureaus[0].dns", "form.type"),
        ])
    func request(_ text: String, by other: String, field: String, code: String) throws {
        let good = try Shipped.text("Examples/configuration-request.yaml")
        let yaml = good.replacing(text, with: other, maxReplacements: 1)
        try #require(yaml != good)
        let error = #expect(throws: FormError.self) { try ConfigurationRequest(yaml: yaml) }
        #expect(error?.field == field)
        #expect(error?.code == code)
        #expect(error?.form == "自治体中間サーバー設定依頼票")
        #expect(error?.line != nil)
    }

    @Test(
        "The notice with one place spoilt",
        arguments: [
            ("mail: madoguchi-kanri@example.jp", "mail: madoguchi-kanri", "windowManager.mail", "form.mail"),
            ("telephone: 0263-00-0002", "telephone: 内線12", "windowClerk.telephone", "form.telephone"),
            ("  - bureau: education", "  - bureau: mayor", "systemAdministrators[1]", "form.repeated"),
            ("organisationName: 松本市", "organisationName: \"松本\\n市\"", "organisationName", "form.value"),
            ("windowManager:", "manager:", "manager", "form.unknown-key"),
            ("name: 例川　花子", "name: null", "windowClerk.name", "form.missing"),
            ("name: 例川　花子", "name: ~", "windowClerk.name", "form.missing"),
            ("name: 例川　花子", "name:", "windowClerk.name", "form.missing"),
            ("  - name: 例野　誠", "  - nam: 例野　誠", "vpnAdministrators[1].nam", "form.unknown-key"),
        ])
    func notice(_ text: String, by other: String, field: String, code: String) throws {
        let good = try Shipped.text("Examples/usage-notice.yaml")
        let yaml = good.replacing(text, with: other, maxReplacements: 1)
        try #require(yaml != good)
        let error = #expect(throws: FormError.self) { try UsageNotice(yaml: yaml) }
        #expect(error?.field == field)
        #expect(error?.code == code)
        #expect(error?.form == "自治体中間サーバー利用開始・変更連絡票")
    }

    @Test("The line is the entry's own")
    func line() throws {
        let lines = try Shipped.text("Examples/usage-notice.yaml").split(
            separator: "\n", omittingEmptySubsequences: false)
        let index = try #require(lines.firstIndex { $0.contains("vpn-fuku@example.jp") })
        let yaml = lines.joined(separator: "\n").replacing("vpn-fuku@example.jp", with: "vpn-fuku")
        let error = #expect(throws: FormError.self) { try UsageNotice(yaml: yaml) }
        #expect(error?.line == index + 1)
        #expect(error?.description.contains("\(index + 1)行目 vpnAdministrators[1].mail") == true)
    }

    @Test("The VPN device has two administrators")
    func twoAdministrators() throws {
        let good = try Shipped.text("Examples/usage-notice.yaml")
        let end = try #require(good.range(of: "  - name: 例野"))
        let error = #expect(throws: FormError.self) { try UsageNotice(yaml: String(good[..<end.lowerBound])) }
        #expect(error?.field == "vpnAdministrators")
    }

    @Test(
        "Not a form at all",
        arguments: [
            ("", "form.empty"), ("version: [", "form.syntax"), ("version: 1\nversion: 2\n", "form.syntax"),
            ("- 1\n", "form.type"), (String(repeating: "x", count: 300_000), "form.too-large"),
            (String(repeating: "[", count: 200_000), "form.syntax"),
        ])
    func broken(_ yaml: String, code: String) {
        let error = #expect(throws: FormError.self) { try UsageNotice(yaml: yaml) }
        #expect(error?.code == code)
    }

    @Test("Digits may be typed as people type them")
    func typedDigits() throws {
        let yaml = try Shipped.text("Examples/configuration-request.yaml").replacing("\"202029\"", with: "２０２０２-９")
        #expect(try ConfigurationRequest(yaml: yaml).organisation.text == "202029")
    }
}
