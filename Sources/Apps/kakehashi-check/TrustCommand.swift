import ArgumentParser
import ConnectionTest
import Foundation
import OrganisationProtocol
import PKI
import ServiceCalendar
import UserTrust

/// For which OS users the CA certificate is installed.
struct TrustCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "trust",
        abstract: Words.abstract(
            "Says for which OS users of this machine the CA certificate is missing (§2.3).",
            "この端末のどの利用者にCA証明書が不足しているかを示します（§2.3）。"),
        discussion: Words.discussion(
            """
            Looks where each user's browser looks: NSS databases of Chromium and Firefox, and the system's own store. As root: for \
            everybody with a home; else for yourself. Nothing is changed.
            Exit status: 0 trusted everywhere, 3 missing for somebody or not in the list, 1 the tool itself failed, 2 wrong usage.
            """,
            """
            各利用者のブラウザーが参照する場所（ChromiumとFirefoxのNSSデータベース、OSの証明書ストア）を
            調べます。rootで実行すると全利用者、そうでなければ自分だけを調べます。何も変更しません。
            終了コード: 0 すべてで信頼されている、3 不足または一覧にない、1 プログラムの異常、2 使い方の誤り。
            """,
            examples: """
                  kakehashi-check trust --ca ca.pem
                  kakehashi-check trust --ca ca.pem --list fingerprints.html
                  kakehashi-check trust --ca ca.pem --plan plan.json --from-repository
                """))

    @Option(
        help: Words.help("The CA certificate (PEM) that must be there.", "インストールされているべきCA証明書（PEM）です。"),
        completion: .file())
    var ca: String

    @Option(
        help: Words.help(
            "The published list of fingerprints: a text, or the saved page of サポートサイト.",
            "公表されたフィンガープリントの一覧です（テキスト、またはサポートサイトの画面を保存したもの）。"), completion: .file())
    var list: String?

    @Option(
        help: Words.help(
            "A signed plan: its fingerprint of the CA certificate counts as a published one.",
            "署名された計画です。その中のCA証明書のフィンガープリントを公表されたものとみなします。"),
        completion: .file())
    var plan: String?

    @Flag(help: Words.help("Fetches the list from 公開リポジトリ, which --plan names.", "--plan にある公開リポジトリから一覧を取得します。"))
    var fromRepository = false

    @Option(
        help: Words.help(
            "Looks at this user only: NAME=HOME; may be given several times.", "この利用者だけを調べます（名前=ホームフォルダー）。複数回指定できます。"))
    var user: [String] = []

    @Option(
        help: Words.help(
            "The system's store, a file of PEM certificates, where it is elsewhere; \"none\" for none.",
            "OSの証明書ストアが別の場所にあるとき、そのファイル（PEM）です。ないときは none。"),
        completion: .file())
    var systemStore: String?

    @Flag(help: Words.help("Prints JSON.", "JSONで表示します。"))
    var json = false

    func validate() throws {
        guard !fromRepository || plan != nil else {
            throw ValidationError(Words.say("--from-repository needs --plan", "--from-repository には --plan が必要です。"))
        }
        guard user.allSatisfy({ $0.contains("=") }) else {
            throw ValidationError(Words.say("--user NAME=HOME", "--user は「名前=ホームフォルダー」の形で指定してください。"))
        }
    }

    func run() async throws {
        let isGood = try await telling {
            guard let certificate = try TrustFolder.anchors(in: ca).certificates.first else {
                throw PlanError(file: ca, reason: "there is no certificate", japanese: "証明書がありません。")
            }
            let survey = TrustSurvey(of: certificate, users: users, system: system)
            let published = try await published(certificate)
            if json {
                try TrustDocument(certificate, survey, published).show()
            } else {
                show(certificate, survey, published)
            }
            return survey.usersWithout.isEmpty && published != .notInTheList
        }
        throw ExitCode(isGood ? 0 : 3)
    }

    private var users: [OSUser] {
        if !user.isEmpty {
            return user.map { text in
                let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
                return OSUser(name: parts[0], home: parts.count > 1 ? parts[1] : "")
            }
        }
        return geteuid() == 0 ? OSUser.all() : [.current]
    }

    private var system: [TrustStore] {
        guard let systemStore else { return TrustStore.system }
        return systemStore == "none" ? [] : [TrustStore(kind: .system, path: systemStore)]
    }

    /// How the certificate stands in the published list.
    enum Published: Equatable {
        case notAsked
        case inTheList(algorithm: String)
        case notInTheList
    }

    private func published(_ certificate: IssuedCertificate) async throws -> Published {
        var texts: [String] = []
        if let list { texts.append(String(decoding: try read(list), as: UTF8.self)) }
        if let plan {
            var options = PlanOptions()
            (options.plan, options.local, options.ca, options.fingerprint) = (plan, nil, [ca], nil)
            let settings = try options.settings()
            let document = try await options.signed(settings).document
            texts.append(document.authorityFingerprint)
            if fromRepository {
                let clock = try PlanOptions.clock(settings)
                texts.append(
                    try await ConnectionTest.publishedFingerprints(
                        TestPlan(document, settings, at: clock.now), clock: clock))
            }
        }
        guard !texts.isEmpty else { return .notAsked }
        // The list of each source must have it: one that has not is a warning, whatever the others say.
        var algorithm = ""
        for text in texts {
            guard let found = FingerprintList(text).algorithm(of: certificate) else { return .notInTheList }
            algorithm = found
        }
        return .inTheList(algorithm: algorithm)
    }

    private func read(_ file: String) throws -> Data {
        guard let data = FileManager.default.contents(atPath: file) else {
            throw PlanError(file: file, reason: "cannot be read", japanese: "読み取れません。")
        }
        return data
    }

    private func show(_ certificate: IssuedCertificate, _ survey: TrustSurvey, _ published: Published) {
        Words.show(certificate.subject)
        Words.show("  SHA-1   \(certificate.sha1Fingerprint)")
        Words.show("  SHA-256 \(certificate.sha256Fingerprint)")
        switch published {
        case .notAsked: break
        case .inTheList(let algorithm):
            Words.show(
                "  " + Words.say("in the published list (\(algorithm))", "公開されたフィンガープリント一覧と一致します（\(algorithm)）。"))
        case .notInTheList:
            Words.show(
                "  "
                    + Words.say(
                        "NOT in the published list: do not install it; ask the help desk",
                        "公開されたフィンガープリント一覧と一致しません。インストールせず、ヘルプデスクへ連絡してください。"))
        }
        for finding in survey.findings { Words.show(TrustText(finding).line) }
        for user in survey.usersWithout {
            Words.show(
                Words.say(
                    "\(user): install the CA certificate in this user's browser (§2.3)",
                    "\(user): このOS利用者のブラウザーにCA証明書をインストールしてください（OS利用者ごとに必要です）。"))
        }
    }
}

/// A finding as a line and as a word.
struct TrustText {
    let finding: TrustFinding

    init(_ finding: TrustFinding) {
        self.finding = finding
    }

    var word: String {
        switch finding.state {
        case .trusted: "trusted"
        case .notTrusted: "notTrusted"
        case .missing: finding.store == nil ? "noBrowserStore" : "missing"
        case .unreadable: "unreadable"
        }
    }

    var line: String {
        let who = finding.user.isEmpty ? Words.say("(system)", "（システム）") : finding.user
        let store = finding.store.map { "\($0.kind.title) \($0.path)" } ?? "-"
        return "  \(Columns.pad(who, 20)) \(Columns.pad(state, 26)) \(store)"
    }

    private var state: String {
        switch finding.state {
        case .trusted: Words.say("trusted", "インストール済み")
        case .notTrusted(let flags): Words.say("there, not trusted (\(flags))", "あるが信頼されていない（\(flags)）")
        case .missing:
            finding.store == nil
                ? Words.say("no browser profile", "ブラウザーの設定がない") : Words.say("MISSING", "未インストール")
        case .unreadable(let japanese, let english): Words.say(english, japanese)
        }
    }
}

/// The survey as a program reads it.
struct TrustDocument: Encodable {
    struct Line: Encodable {
        let user: String
        let store: String?
        let path: String?
        let state: String
    }

    let subject: String
    let sha1: String
    let sha256: String
    let inPublishedList: Bool?
    let stores: [Line]
    let missingFor: [String]

    init(_ certificate: IssuedCertificate, _ survey: TrustSurvey, _ published: TrustCommand.Published) {
        subject = certificate.subject
        sha1 = certificate.sha1Fingerprint
        sha256 = certificate.sha256Fingerprint
        inPublishedList = published == .notAsked ? nil : published != .notInTheList
        stores = survey.findings.map {
            Line(user: $0.user, store: $0.store?.kind.rawValue, path: $0.store?.path, state: TrustText($0).word)
        }
        missingFor = survey.usersWithout
    }

    func show() throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        Words.show(String(decoding: try encoder.encode(self), as: UTF8.self))
    }
}
