import ConnectionTest
import Foundation
import Identifiers
import OrganisationProtocol
import ServiceCalendar

/// The questions of `kakehashi-check init`.
struct Wizard {
    /// `SIDE/IDENTIFIER` of what was described.
    private(set) var place = ""

    /// Asks until everything is known; nil at the end of the input.
    mutating func plan() -> TestPlan? {
        guard
            let organisation = ask("Organisation code (six digits)", "団体コード（6桁）", check: Self.code),
            let side = choose("Side", "部局", [("mayor", "首長部局"), ("education", "教育委員会")]),
            let kind = choose(
                "What is this machine", "この機器の種類",
                [
                    ("admin-terminal", "管理端末"), ("connection-terminal", "自治体中間サーバー接続端末"),
                    ("atena-system", "団体内統合宛名システム"), ("legacy-system", "既存システム"),
                ]),
            let name = ask("Name of the server", "自治体中間サーバーの名前（ドメイン名）", check: Self.host),
            let port = ask("Port", "ポート番号", default: "443", check: Self.port),
            let dns = ask(
                "DNS server", "DNSサーバー", default: LocalSettings.systemNameServer()?.host, check: Self.address),
            let repository = ask("Name of 公開リポジトリ", "公開リポジトリの名前（ドメイン名）", check: Self.host),
            let listPort = ask("Port of 公開リポジトリ", "公開リポジトリのポート番号", default: "80", check: Self.port),
            let trust = ask(
                "CA certificate (PEM file or folder)", "CA証明書（PEMファイル又はフォルダー）", check: Self.exists)
        else { return nil }
        place = "\(side)/\(kind)"
        guard let side = self.side(side, kind, name, Int(port) ?? 443, trust) else { return nil }
        return TestPlan(
            organisation: organisation, at: JapanTime.text(SystemClock().now), nameServer: .init(host: dns, port: 53),
            repository: .init(
                name: repository, port: Int(listPort) ?? 80, listPath: "/repository/platform-ca.crl"), bureaus: [side])
    }

    private func side(
        _ side: String, _ kind: String, _ name: String, _ port: Int, _ trust: String
    ) -> BureauPlan? {
        let isSystem = kind.hasSuffix("-system")
        var clerk = BureauPlan.Account(identifier: "", password: "")
        var residents = ""
        var one = PlacePlan(identifier: kind, title: kind, sourceAddress: "0.0.0.0", trustFolder: trust)
        var nobody = one
        nobody.identifier = "none"
        if isSystem {
            guard let certificate = ask("Client certificate (PEM)", "クライアント証明書（PEM）", check: Self.exists),
                let key = ask("Its key (PEM)", "その秘密鍵（PEM）", check: Self.exists)
            else { return nil }
            (one.certificateFile, one.keyFile) = (certificate, key)
        }
        if kind == "atena-system" {
            guard let file = ask("Test residents (CSV)", "テスト用住民のファイル（CSV）", check: Self.exists) else { return nil }
            residents = file
        }
        if kind == "connection-terminal" {
            guard let account = ask("Clerk's account", "業務担当者のアカウント", check: { !$0.isEmpty }),
                let password = Asking.secret(Words.say("Its password: ", "パスワード: "))
                    ?? ask("Its password", "パスワード", check: { !$0.isEmpty })
            else { return nil }
            clerk = .init(identifier: account, password: password)
        }
        return BureauPlan(
            bureau: side, serverName: name, administrationName: name, serverPort: port,
            administrationTerminals: kind == "admin-terminal" ? [one] : [],
            connectionTerminals: kind == "connection-terminal" ? [one] : [],
            atenaSystem: kind == "atena-system" ? one : nobody, legacySystems: kind == "legacy-system" ? [one] : [],
            residentRegistry: "resident-registry", usesBasicFour: false, clerk: clerk, residentsFile: residents)
    }

    private func ask(
        _ english: String, _ japanese: String, default known: String? = nil, check: (String) -> Bool
    ) -> String? {
        while true {
            let hint = known.map { " [\($0)]" } ?? ""
            guard let line = Asking.line("\(Words.say(english, japanese))\(hint): ") else { return nil }
            let text = line.trimmingCharacters(in: .whitespaces)
            let answer = text.isEmpty ? known ?? "" : text
            if check(answer) { return answer }
            Words.show(Words.say("  not understood: \(answer)", "  入力を確認してください: \(answer)"))
        }
    }

    private func choose(_ english: String, _ japanese: String, _ choices: [(String, String)]) -> String? {
        for (index, choice) in choices.enumerated() { Words.show("  \(index + 1) \(choice.1) (\(choice.0))") }
        guard
            let answer = ask(english, japanese, default: "1", check: { Self.choice($0, choices) != nil })
        else { return nil }
        return Self.choice(answer, choices)
    }

    private static func choice(_ text: String, _ choices: [(String, String)]) -> String? {
        if let number = Int(text), choices.indices.contains(number - 1) { return choices[number - 1].0 }
        return choices.first { $0.0 == text || $0.1 == text }?.0
    }

    private static func code(_ text: String) -> Bool { (try? LocalGovernmentCode(text)) != nil }
    private static func host(_ text: String) -> Bool { text.contains(".") && !text.contains(" ") }
    private static func port(_ text: String) -> Bool { Int(text).map { (1...65_535).contains($0) } ?? false }
    private static func exists(_ text: String) -> Bool { FileManager.default.fileExists(atPath: text) }
    private static func address(_ text: String) -> Bool {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts.allSatisfy { UInt8($0) != nil }
    }
}
