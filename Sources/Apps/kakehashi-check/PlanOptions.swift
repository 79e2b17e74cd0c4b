import ArgumentParser
import ConnectionTest
import Foundation
import OrganisationProtocol
import PKI
import ServiceCalendar

/// Which plan, and whom to believe about it.
struct PlanOptions: ParsableArguments {
    @Option(
        help: Words.help(
            "The plan: signed, from サポートサイト; or a local one that `kakehashi-check init` wrote.",
            "計画のファイルです（サポートサイトの署名付きのもの、または kakehashi-check init で作成したもの）。"),
        completion: .file())
    var plan: String

    @Option(
        help: Words.help(
            "This machine's own settings (JSON) for a signed plan. Else local.json beside the plan.",
            "署名付きの計画を使うときの、この端末の設定（JSON）です。省略時は計画と同じ場所の local.json です。"),
        completion: .file())
    var local: String?

    @Option(
        help: Words.help(
            "A CA certificate (PEM) that vouches for the plan; may be given several times.",
            "計画を保証するCA証明書（PEM）です。複数回指定できます。"), completion: .file())
    var ca: [String] = []

    @Option(
        help: Words.help(
            "SHA-256 fingerprint of the CA certificate as the published list has it, instead of --ca.",
            "公表されたCA証明書のSHA-256フィンガープリントです（--ca の代わり）。"))
    var fingerprint: String?

    /// A plan that may be run.
    struct Loaded {
        let plan: TestPlan
        /// What the platform signed; nil for a local plan.
        let document: PlanDocument?
        let settings: LocalSettings
        let anchors: TrustAnchors
        let clock: any WallClock
    }

    /// This machine's settings.
    func settings() throws(PlanError) -> LocalSettings {
        let beside = URL(filePath: plan).deletingLastPathComponent().appending(path: "local.json").path()
        let file = local ?? (FileManager.default.fileExists(atPath: beside) ? beside : nil)
        return try file.map { name throws(PlanError) in try LocalSettings.read(name) } ?? LocalSettings()
    }

    /// Whom this machine trusts.
    func anchors(_ settings: LocalSettings) throws(PlanError) -> TrustAnchors {
        var certificates: [IssuedCertificate] = []
        for file in ca + (settings.trust.map { [$0] } ?? []) {
            certificates += try TrustFolder.anchors(in: file).certificates
        }
        return TrustAnchors(certificates)
    }

    /// A signed plan, verified.
    func signed(_ settings: LocalSettings) async throws(PlanError) -> SignedPlan {
        try await SignedPlan.read(
            plan, anchors: try anchors(settings), fingerprint: fingerprint, at: try Self.clock(settings).now)
    }

    /// Verifies a signed plan and says so of one that is not.
    func load(place: PlaceName?) async throws(PlanError) -> Loaded {
        let settings = try settings()
        let clock = try Self.clock(settings)
        let anchors = try anchors(settings)
        guard SignedPlan.isSigned(plan) else {
            let plan = try ConnectionTest.plan(file: plan)
            Words.complain(
                Words.say(
                    "\(self.plan) is not signed: nobody vouches for what it says",
                    "\(self.plan) は署名のない計画です。内容は誰にも保証されていません。"))
            return Loaded(plan: plan, document: nil, settings: settings, anchors: anchors, clock: clock)
        }
        let signed = try await signed(settings)
        if let place, !signed.document.places.contains(place.description) {
            throw PlanError.unknownPlace(place, in: signed.document.places)
        }
        let plan = try TestPlan(signed.document, local: settings, place: place, at: clock.now) { clerk in
            Asking.secret(Words.say("Password of \(clerk): ", "\(clerk) のパスワード: "))
        }
        return Loaded(plan: plan, document: signed.document, settings: settings, anchors: anchors, clock: clock)
    }

    static func clock(_ settings: LocalSettings) throws(PlanError) -> any WallClock {
        if let behind = settings.secondsBehind { return RehearsalClock(at: Date().addingTimeInterval(-behind)) }
        guard let text = settings.at else { return SystemClock() }
        guard let at = JapanTime.parse(text) else {
            throw PlanError(file: "local settings", reason: "at is not RFC 3339")
        }
        return RehearsalClock(at: at)
    }
}

/// Doing something that may fail for reasons that a person can mend: told in one line, exit status 1.
func telling<Answer>(_ work: () async throws -> Answer) async throws -> Answer {
    do {
        return try await work()
    } catch let error as PlanError {
        Words.complain("\(error.file): \(Words.isJapanese ? error.japanese ?? error.reason : error.reason)")
        throw ExitCode(1)
    }
}
