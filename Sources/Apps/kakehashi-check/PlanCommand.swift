import ArgumentParser
import ConnectionTest
import Foundation
import OrganisationProtocol

/// Shows what a plan says, after verifying it.
struct PlanCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan", abstract: Words.abstract("Verifies a plan and shows what it says.", "計画の署名を検証し、内容を表示します。"),
        discussion: Words.discussion(
            """
            Exit status: 0 the plan is good, 1 it is not.
            """,
            """
            終了コード: 0 正しい計画、1 正しくない計画。
            """,
            examples: """
                  kakehashi-check plan --plan plan.json --ca platform-ca.pem
                """))

    @OptionGroup var plan: PlanOptions

    func run() async throws {
        try await telling {
            let settings = try plan.settings()
            guard SignedPlan.isSigned(plan.plan) else {
                let places = try ConnectionTest.plan(file: plan.plan).places.map(\.description)
                Words.show(Words.say("not signed", "署名なし"))
                for place in places { Words.show("  \(place)") }
                return
            }
            let signed = try await plan.signed(settings)
            let document = signed.document
            Words.show("\(document.organisationName) (\(document.organisation))")
            Words.show(Words.say("signed by", "署名者") + ": \(signed.signer)")
            Words.show(
                Words.say("valid", "有効期間") + ": \(document.issuedAt) – \(document.expiresAt)")
            Words.show(
                Words.say("made from version", "設定依頼票の版") + ": \(document.requestVersion)")
            for side in document.bureaus {
                Words.show(
                    "\(ResultLine.side(side.bureau)): \(side.serverName):\(side.serverPort) (\(side.serverAddress))")
                let all =
                    side.administrationTerminals + side.connectionTerminals + [side.atenaSystem] + side.legacySystems
                for place in all {
                    Words.show("  \(side.bureau)/\(place.identifier)  \(place.sourceAddress)  \(place.title)")
                }
            }
        }
    }
}
