public import Foundation
public import OrganisationProtocol
import ServiceCalendar

extension TestPlan {
    /// A signed plan with what this machine adds to it.
    ///
    /// - Parameters:
    ///   - document: What the platform signed.
    ///   - local: The machine's own files.
    ///   - place: The terminal or system that this is; nil where it stands for all of them.
    ///   - now: The instant of the run.
    ///   - password: Asks for a clerk's password that stands in no file; nil when nobody can be asked.
    /// - Throws: `PlanError` that names the setting that is missing.
    public init(
        _ document: PlanDocument, local: LocalSettings, place: PlaceName?, at now: Date,
        password: (_ clerk: String) -> String?
    ) throws(PlanError) {
        guard let server = local.nameServer ?? LocalSettings.systemNameServer() else {
            throw PlanError(
                file: "local settings", reason: "no name server: set nameServer, or /etc/resolv.conf",
                japanese: "問い合わせ先のDNSサーバーがありません。nameServer を設定してください。")
        }
        var bureaus: [BureauPlan] = []
        for side in document.bureaus {
            bureaus.append(try BureauPlan(side, local: local, place: place, password: password))
        }
        self.init(
            organisation: document.organisation, at: JapanTime.text(now), nameServer: server,
            repository: document.repository,
            bureaus: bureaus)
    }
}

extension TestPlan {
    /// The servers of a signed plan alone, for who runs no item: no secret is needed, and nobody is asked for one.
    public init(_ document: PlanDocument, _ local: LocalSettings, at now: Date) throws(PlanError) {
        var bare = document
        bare.bureaus = []
        try self.init(bare, local: local, place: nil, at: now) { _ in nil }
    }
}

extension BureauPlan {
    fileprivate init(
        _ side: PlanDocument.Side, local: LocalSettings, place: PlaceName?, password: (String) -> String?
    ) throws(PlanError) {
        func isRun(_ identifier: String) -> Bool {
            guard let place else { return true }
            return place == PlaceName(bureau: side.bureau, identifier: identifier)
        }
        func joined(_ one: PlanDocument.Place) -> PlacePlan {
            let own = local.places?["\(side.bureau)/\(one.identifier)"]
            return PlacePlan(
                identifier: one.identifier, title: one.title, sourceAddress: own?.sourceAddress ?? one.sourceAddress,
                trustFolder: own?.trust ?? local.trust ?? "", certificateFile: own?.certificateFile,
                keyFile: own?.keyFile, extract: own?.extract, nameServer: own?.nameServer)
        }
        let needsClerk = side.connectionTerminals.contains { isRun($0.identifier) }
        let needsResidents =
            isRun(side.atenaSystem.identifier) || (needsClerk && side.usesBasicFour)
        if needsResidents, local.residentsFile == nil {
            throw PlanError(
                file: "local settings", reason: "residentsFile is missing: T7 to T9 need the test residents (§3.4)",
                japanese: "テスト用住民のファイル（residentsFile）が設定されていません。T7からT9までの試験に必要です。")
        }
        self.init(
            bureau: side.bureau, serverName: side.serverName, administrationName: side.administrationName,
            serverPort: side.serverPort, serverAddress: side.serverAddress,
            administrationTerminals: side.administrationTerminals.map(joined),
            connectionTerminals: side.connectionTerminals.map(joined), atenaSystem: joined(side.atenaSystem),
            legacySystems: side.legacySystems.map(joined), residentRegistry: side.residentRegistry,
            usesBasicFour: side.usesBasicFour,
            clerk: needsClerk ? try Self.clerk(side.bureau, local, password) : Account(identifier: "", password: ""),
            residentsFile: needsResidents ? local.residentsFile ?? "" : "")
    }

    private static func clerk(
        _ bureau: String, _ local: LocalSettings, _ password: (String) -> String?
    ) throws(PlanError) -> Account {
        guard let clerk = local.clerks?[bureau] else {
            throw PlanError(
                file: "local settings", reason: "clerks.\(bureau) is missing: T6 and T9 sign in as a clerk",
                japanese: "業務担当者（clerks.\(bureau)）が設定されていません。T6とT9は業務担当者としてサインインします。")
        }
        if let file = clerk.passwordFile {
            let text = try PlanError.reading(file) { try String(contentsOfFile: file, encoding: .utf8) }
            return Account(identifier: clerk.identifier, password: text.trimmingCharacters(in: .newlines))
        }
        guard let typed = password(clerk.identifier) else {
            throw PlanError(
                file: "local settings",
                reason: "the password of \(clerk.identifier) is in no file, and there is no terminal to ask at",
                japanese: "\(clerk.identifier) のパスワードを入力できません。passwordFile を設定してください。")
        }
        return Account(identifier: clerk.identifier, password: typed)
    }
}
