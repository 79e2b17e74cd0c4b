import Foundation
import Testing
import Verdicts

@Suite("Verdicts: where an exchange can fail")
struct HopTests {
    @Test("The hops in the order in which an exchange meets them")
    func order() {
        #expect(
            Hop.allCases.map(\.rawValue) == [
                "name", "route", "organisation FW", "VPN filter", "VPN NAT/NAPT", "VPN session", "platform FW", "TCP",
                "TLS", "chain",
                "revocation", "HTTP", "application",
            ])
    }

    @Test("A hop met earlier is less")
    func compared() {
        #expect(Hop.allCases.shuffled().sorted() == Hop.allCases)
        #expect(Hop.tcp < .tls)
        #expect(!(Hop.tls < .tls))
    }

    @Test(
        "In words",
        arguments: [
            (Hop.name, "名前解決"), (.route, "経路"), (.organisationFirewall, "団体側FW"), (.vpnTranslation, "VPN装置 NAT/NAPT"),
            (.vpnSession, "VPNセッション"), (.platformFirewall, "プラットフォーム側FW"), (.tcp, "TCP接続"), (.tls, "TLS接続"),
            (.chain, "証明書チェーン"), (.revocation, "失効確認"), (.http, "HTTP応答"), (.application, "業務処理"),
        ])
    func titles(_ hop: Hop, title: String) {
        #expect(hop.title == title)
    }

    @Test("A failure codes with the hop's own word")
    func failure() throws {
        let failure = HopFailure(
            hop: .vpnTranslation, code: "nat.wrong", expected: "変換後のアドレス", seen: "別のアドレス", remedy: "設定を確認してください。")
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let data = try encoder.encode(failure)
        let expected =
            #"{"code":"nat.wrong","expected":"変換後のアドレス","hop":"VPN NAT/NAPT","remedy":"設定を確認してください。","seen":"別のアドレス"}"#
        #expect(String(decoding: data, as: UTF8.self) == expected)
        #expect(try JSONDecoder().decode(HopFailure.self, from: data) == failure)
    }
}
