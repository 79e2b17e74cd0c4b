/// What has to be done again because a form changed.
public struct Redoing: Sendable, Hashable {
    /// What to do, in Japanese.
    public let title: String
    /// Because of which values, in words.
    public let because: [String]
    /// The clause of the source.
    public let section: String
    /// The test items to run again, such as `T8`.
    public let tests: [String]
}

/// From differences between two versions to what must be redone (§2.2, §2.3, §2.4, §3.2, §3.3).
public enum ChangeRules {
    /// In the order in which it is to be done; nothing when nothing differs.
    public static func redoings(_ differences: [FormDifference]) -> [Redoing] {
        rules.compactMap { rule in
            let causes = differences.filter { rule.applies($0) }
            guard !causes.isEmpty else { return nil }
            var because: [String] = []
            for cause in causes.map(\.title) where !because.contains(cause) { because.append(cause) }
            return Redoing(title: rule.title, because: because, section: rule.section, tests: rule.tests)
        }
    }

    private struct Rule: Sendable {
        let title: String
        let section: String
        var tests: [String] = []
        let applies: @Sendable (FormDifference) -> Bool
    }

    private static let rules = [
        Rule(title: "VPN装置のワークシートを計算し直し、NAT・NAPT・パケットフィルタを直す。", section: "§2.4") {
            $0.isOf(
                systems: ["terminals", "atenaSystem", "legacySystems", "residentRegistry"],
                [
                    "address", "accessPoint", "id",
                ]) || $0.field == "environment" || $0.field.hasSuffix(".dns")
        },
        Rule(title: "テスト環境の準備と、テストの時間帯、データの退避と復元を確認し直す。", section: "§3.2") { $0.field == "environment" },
        Rule(title: "新しい端末とOSのユーザアカウントに、CA証明書をインストールする。", section: "§2.3") {
            $0.isOf(systems: ["terminals"], ["id", "user"]) && $0.after != nil
        },
        Rule(title: "アクセス先が変わったシステムのサーバー証明書を、新しいアドレスで取り直す。", section: "§2.2") {
            $0.field.hasSuffix(".accessPoint") && $0.after != nil
        },
        Rule(title: "システムのクライアント証明書を取り直し、古いものを失効させる。", section: "§2.2") {
            $0.isOf(systems: ["atenaSystem", "legacySystems"], ["id", "address"])
        },
        Rule(title: "暗号化通信用等電子証明書のCSRに書いた内容が変わらないか確認し、変わる場合は取り直す。", section: "§2.8") {
            $0.field == "holderCode"
        },
        Rule(title: "名前解決を確認し直す。", section: "§3.5", tests: ["T1"]) {
            $0.field.hasSuffix(".dns")
                || $0.isOf(systems: ["terminals", "atenaSystem", "legacySystems"], ["id", "address"])
                    && $0.after != nil
        },
        Rule(title: "端末からの疎通を確認し直す。", section: "§3.3", tests: ["T2", "T3", "T4", "T5", "T6"]) {
            $0.isOf(systems: ["terminals"], ["id", "kind", "address", "user"]) && $0.after != nil
        },
        Rule(title: "団体内統合宛名システムからの疎通を確認し直す。", section: "§3.3", tests: ["T7"]) {
            $0.isOf(systems: ["atenaSystem"], ["id", "address"])
        },
        Rule(title: "住基システムへの疎通を、インターフェイスシステムを使える日に確認し直す。", section: "§3.5", tests: ["T8"]) {
            $0.isOf(systems: ["residentRegistry"], ["id", "accessPoint"])
                || $0.isOf(systems: ["atenaSystem"], ["address"])
        },
        Rule(title: "団体内統合宛名システムへの疎通（基本4情報）を確認し直す。", section: "§3.5", tests: ["T9"]) {
            $0.isOf(systems: ["atenaSystem"], ["accessPoint"]) || $0.field.hasSuffix(".basicFour")
        },
        Rule(title: "既存システムからの疎通（副本登録）を確認し直す。", section: "§3.5", tests: ["T10"]) {
            $0.isOf(systems: ["legacySystems"], ["id", "address", "items"]) && $0.after != nil
        },
        Rule(title: "後任の担当者に、アカウントと作業中の資料を引き継ぐ。", section: "§1.3") {
            ($0.field.hasPrefix("systemAdministrators") || $0.field.hasPrefix("supportSiteAdministrator")
                || $0.field.hasPrefix("vpnAdministrators") || $0.field.hasPrefix("window"))
                && $0.field.hasSuffix(".name") && $0.before != nil
        },
    ]
}

extension FormDifference {
    /// Whether it is one of these values of one of these systems: `bureaus[mayor].terminals[a].address`.
    func isOf(systems: Set<String>, _ values: Set<String>) -> Bool {
        let parts = field.split(separator: ".").map { $0.prefix { $0 != "[" } }
        guard parts.count >= 3, let last = parts.last else { return false }
        return systems.contains(String(parts[1])) && values.contains(String(last))
    }
}
