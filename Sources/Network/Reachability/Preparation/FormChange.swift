import Identifiers
public import NoticeForms
import VPNDevice

/// Checklist item 4: whether the 設定依頼票 must be changed and sent again (§1.5, §3.2).
public struct FormChange: Sendable {
    /// Why, in Japanese; empty when the form can stay.
    public let reasons: [String]
    /// The fields that differ between the form that was sent and the one that the test needs.
    public let differences: [FormDifference]

    /// Whether it must be sent again; it takes days until the platform has set it.
    public var isNeeded: Bool { !reasons.isEmpty }

    /// Compares the form that was sent with the networks as they are and, where there is one, with the form needed.
    public init(
        sent: ConfigurationRequest, needed: ConfigurationRequest? = nil, _ surroundings: Surroundings,
        _ testCase: TestEnvironmentCase? = nil
    ) {
        var reasons: [String] = []
        if let testCase, sent.environment != testCase.environment {
            reasons.append("依頼票の環境は\(sent.environment.title)ですが、テストは\(testCase.environment.title)で行います。")
        }
        for place in NeedList(sent, surroundings).places {
            guard let side = surroundings.side(place.bureau) else { continue }
            let lan = place.isTerminal ? side.terminals : side.business
            if !lan.contains(place.address) {
                let name = place.isTerminal ? "専用LAN" : "業務系LAN"
                reasons.append(
                    "\(place.id)（\(place.bureau.title)）の\(place.address)が\(name)（\(lan)）にありません。")
            }
        }
        for configuration in sent.bureaus where surroundings.side(configuration.bureau) == nil {
            reasons.append("\(configuration.bureau.title)のネットワークがありません。")
        }
        differences = needed?.differences(from: sent) ?? []
        reasons += differences.map { "\($0.title): \($0.before ?? "なし") → \($0.after ?? "なし")" }
        self.reasons = reasons
    }
}
