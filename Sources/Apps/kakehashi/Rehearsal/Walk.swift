import AccessControl
import Accounts
import Foundation
import Identifiers
import MutualTLS
import NationalProtocol
import NoticeForms
import PKI
import ServiceCalendar
import WebServer

/// The tasks of E1 in their order (§2.1), each side apart, through HTTP only: as the people would do them.
struct Walk {
    let stage: Stage

    // MARK: - 利用開始連絡 and サポートサイト

    /// サポートサイト管理者アカウントの受領, サポートサイトログイン確認 (§5.1).
    func openSupport() async throws {
        let progress = stage.progress
        let support = try stage.need(stage.support, "the support site")
        let platform = try stage.need(stage.platform, "the platform")
        let issued = try await issueSupportAccount()
        try await progress.step("サポートサイトログイン確認", Bureau.mayor.title) {
            let password = try await firstSignIn(support, .support, issued.account, issued.password)
            keep(.supportSiteAdministrator, "support", issued.account, password, platform.supportSite)
            try await stage.keepSession()
        }
    }

    /// Leaves the first sign-in at サポートサイト to whoever opens the screens.
    func keepSupportAccount() async throws {
        let issued = try await issueSupportAccount()
        let platform = try stage.need(stage.platform, "the platform")
        keep(.supportSiteAdministrator, "support", issued.account, issued.password, platform.supportSite)
        try await stage.keepSession()
    }

    private func issueSupportAccount() async throws -> OperatorMessages.IssuedAccount {
        stage.progress.headline("2. 各種環境設定（\(JapanTime.japanese(stage.dates.setUp)) から）")
        let console = try stage.need(stage.console, "the operator's console")
        return try await stage.progress.step("サポートサイト管理者アカウントの受領", Bureau.mayor.title) {
            try await console.post(
                "/operator/organisations",
                OperatorMessages.AddOrganisation(
                    code: stage.organisation.code.text, kind: stage.organisation.kind.rawValue,
                    prefecture: stage.organisation.prefecture, name: stage.organisation.name,
                    supportAdministrator: stage.notice.supportSiteAdministrator.name),
                as: OperatorMessages.IssuedAccount.self)
        }
    }

    /// The people of ヘルプデスク (S13): the operator makes their accounts, and each signs in.
    func openDesk() async throws {
        let console = try stage.need(stage.console, "the operator's console")
        let site = try stage.need(stage.platform, "the platform").deskSite
        try await stage.progress.step("ヘルプデスクのアカウント") {
            for (account, name, role) in [
                ("desk-clerk", "受付 一郎", Role.deskClerk), ("desk-supervisor", "監督 良子", .deskSupervisor),
            ] {
                let issued = try await console.post(
                    "/operator/desk-account-orders",
                    OperatorMessages.AddDeskAccount(account: account, name: name, role: role.rawValue),
                    as: OperatorMessages.IssuedAccount.self)
                let password = try await firstSignIn(stage.browser(site), .desk, issued.account, issued.password)
                keep(role, "desk", issued.account, password, site)
            }
            try await stage.keepSession()
        }
    }

    /// 利用開始連絡, and the operator's acceptance: servers and initial accounts (§2.2).
    func notify() async throws {
        let progress = stage.progress
        let console = try stage.need(stage.console, "the operator's console")
        let support = try stage.need(stage.support, "the support site")
        try await progress.step("利用開始連絡（連絡票・設定依頼票の送付）", Bureau.mayor.title) {
            try await support.submit(
                "/support/notice", on: "/support/notice", ["approved-by": stage.notice.windowManager.name],
                files: [
                    "usage-notice": Array(stage.notice.yaml.utf8),
                    "configuration-request": Array(stage.request.yaml.utf8),
                ])
        }
        let acceptance = try await progress.step("自治体中間サーバー初期アカウントの受領") {
            try await console.post(
                "/operator/organisations/\(stage.organisation.code.text)/acceptance", [String: String](),
                as: OperatorMessages.Acceptance.self)
        }
        for server in acceptance.servers {
            guard let bureau = Bureau(rawValue: server.bureau),
                let account = acceptance.accounts.first(where: { $0.realm == server.bureau })
            else { throw ToolError("the operator's answer names no account for \(server.bureau)") }
            stage.sides[bureau] = Stage.Side(
                listener: server.listener, administration: server.administration, initialAccount: account)
            stage.session.listeners["server-\(server.bureau)"] = server.listener
            stage.session.listeners["administration-\(server.bureau)"] = server.administration
        }
        try await stage.keepSession()
    }

    // MARK: - CA certificate, device, systems

    /// CA証明書インストール, for each OS user of each terminal, after comparing fingerprints (§2.3).
    func installAuthority(_ bureau: Bureau) async throws {
        let support = try stage.need(stage.support, "the support site")
        try await stage.progress.step("CA証明書インストール（フィンガープリント照合）", bureau.title) {
            let file = try await support.get("/support/\(bureau.rawValue)/ca-certificate.pem")
            let certificate = try IssuedCertificate(pem: file.text)
            let published = try await support.get("/support/documents").text
            guard published.contains(certificate.sha256Fingerprint) else {
                throw ToolError("the CA certificate's fingerprint is not in the published list")
            }
            let configuration = try stage.configuration(bureau)
            for terminal in configuration.terminals {
                let skipped =
                    stage.fault == .caNotTrusted && bureau == .mayor && terminal.kind == .connection
                try install(skipped ? nil : certificate, terminal.id, bureau)
            }
            let systems = [configuration.atenaSystem.id] + configuration.legacySystems.map(\.id)
            for system in systems { try install(certificate, system, bureau) }
        }
    }

    private func install(_ certificate: IssuedCertificate?, _ place: String, _ bureau: Bureau) throws {
        let folder = stage.files.terminal(bureau.rawValue, place)
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        guard let certificate else { return }
        try Data(certificate.pem.utf8).write(to: URL(filePath: "\(folder)/platform-ca.pem"))
    }

    /// What only a person can know about the VPN device (§2.4, §2.5), confirmed by name.
    func confirmDevice(_ bureau: Bureau) async throws {
        let support = try stage.need(stage.support, "the support site")
        let name = stage.notice.vpnAdministrators.first?.name ?? stage.notice.windowManager.name
        for (task, title) in [("vpn-device", "VPN装置の起動及び設定確認"), ("lan-connection", "VPN装置接続(LAN側)")] {
            try await stage.progress.step("\(title)（\(name) が確認）", bureau.title) {
                try await support.submit(
                    "/support/\(bureau.rawValue)/tasks/\(task)/confirmation", on: "/support/notice",
                    ["name": name, "remark": stage.lab == nil ? "リハーサル（VPN装置なし）" : "リハーサル（VPN装置は試験用ネットワークのもの）"])
            }
        }
    }

    /// A key and CSR for each system, and the certificate that the platform issues for it.
    func certifySystems(_ bureau: Bureau) async throws {
        let support = try stage.need(stage.support, "the support site")
        try await stage.progress.step("団体内システムのクライアント証明書", bureau.title) {
            for system in try SystemList(stage: stage, bureau: bureau).systems {
                let key = KeyPair()
                let request = try CertificateRequest(
                    key: key,
                    subject: SubjectName(
                        commonName: system.identifier, organisationalUnit: bureau.title,
                        organisation: stage.organisation.name, country: "JP"), dnsNames: [],
                    ipAddresses: system.addresses)
                let issued = try await support.submit(
                    "/support/\(bureau.rawValue)/systems/\(system.identifier)/certificate", on: "/support/notice", [:],
                    files: ["request": Array(request.pem.utf8)])
                try keepSystem(system.identifier, bureau, certificate: issued.body, key: key)
            }
            try await stage.keepSession()
        }
    }

    private func keepSystem(_ system: String, _ bureau: Bureau, certificate: [UInt8], key: KeyPair) throws {
        let file = stage.files.system(bureau.rawValue, system)
        try FileManager.default.createDirectory(
            atPath: "\(stage.files.output)/systems/\(bureau.rawValue)", withIntermediateDirectories: true)
        try Data(certificate).write(to: URL(filePath: "\(file).pem"))
        try PlatformKeys.protect(Array(key.privateKeyPEM.utf8), at: "\(file).key")
        stage.session.systems.append(
            .init(
                bureau: bureau.rawValue, system: system, certificateFile: "\(file).pem", keyFile: "\(file).key"))
    }

    // MARK: - Accounts, masters, certificates

    /// 各種アカウントの作成: initial account → administrator → clerk → deletion of the initial account (§2.7).
    func makeAccounts(_ bureau: Bureau) async throws {
        var side = try stage.side(bureau)
        let listener = side.listener
        let initial = side.initialAccount
        let name = stage.notice.systemAdministrators.first { $0.bureau == bureau }?.contact.name ?? "システム管理者"
        try await stage.progress.step("各種アカウントの作成、初期アカウントの削除", bureau.title) {
            let setup = stage.browser(side.administration)
            _ = try await firstSignIn(setup, .administrator, initial.account, initial.password)
            let first = try await create(setup, "\(bureau.rawValue)-admin", name, .systemAdministrator)
            let administrator = stage.browser(side.administration)
            let password = try await firstSignIn(administrator, .administrator, first.account, first.password)
            stage.desks[bureau] = administrator
            side.administrator = Stage.Credential(account: first.account, password: password)
            let second = try await create(administrator, "\(bureau.rawValue)-clerk", "業務 花子", .clerk)
            let clerk = stage.browser(listener)
            let clerkPassword = try await firstSignIn(clerk, .clerk, second.account, second.password)
            side.clerk = Stage.Credential(account: second.account, password: clerkPassword)
            let page = "/admin/accounts/\(initial.account)/deletion"
            try await administrator.submit(page, on: page, [:])
            stage.sides[bureau] = side
            keep(.systemAdministrator, bureau.rawValue, first.account, password, side.administration)
            keep(.clerk, bureau.rawValue, second.account, clerkPassword, listener)
            try await stage.keepSession()
        }
    }

    /// Leaves the first sign-in to whoever opens the screens.
    func keepInitialAccounts() async throws {
        for bureau in stage.bureaus {
            let side = try stage.side(bureau)
            keep(
                .initialAdministrator, bureau.rawValue, side.initialAccount.account, side.initialAccount.password,
                side.administration)
        }
        try await stage.keepSession()
    }

    private func create(
        _ browser: Browser, _ account: String, _ name: String, _ role: Role
    ) async throws -> Stage.Credential {
        let page = try await browser.submit(
            "/admin/accounts", on: "/admin/accounts",
            ["account": account, "name": name, "role": role.rawValue, "districts": "*"])
        guard let password = page.headers["kakehashi-initial-password"] else {
            throw ToolError("the screen shows no first password for \(account)")
        }
        return Stage.Credential(account: account, password: password)
    }

    /// The first sign-in forces a new password (§2.7); answers it.
    private func firstSignIn(
        _ browser: Browser, _ door: SignInDoor, _ account: String, _ password: String
    ) async throws -> String {
        try await browser.submit(door.path, on: nil, ["account": account, "password": password])
        let new = "Rehearsal-\(Secrets.initialPassword())"
        let page = "/\(door.rawValue)/password"
        try await browser.submit(
            page, on: page, ["current-password": password, "new-password": new, "new-password-again": new])
        return new
    }

    private func administrator(_ bureau: Bureau) async throws -> Browser {
        if let desk = stage.desks[bureau] { return desk }
        let side = try stage.side(bureau)
        let credential = try stage.need(side.administrator, "an administrator of \(bureau.rawValue)")
        let browser = stage.browser(side.administration)
        try await browser.submit(
            SignInDoor.administrator.path, on: nil, ["account": credential.account, "password": credential.password])
        stage.desks[bureau] = browser
        return browser
    }

    /// 情報提供NWS配信マスター取込み (§2.6).
    func importMaster(_ bureau: Bureau) async throws {
        try await stage.progress.step("情報提供NWS配信マスター取込み", bureau.title) {
            let file = try Data(contentsOf: URL(filePath: stage.files.master))
            let browser = try await administrator(bureau)
            try await browser.submit("/admin/masters", on: "/admin/masters", [:], files: ["master": Array(file)])
            // The form that confirms carries in its address what its page showed.
            let page = "/admin/masters/staged"
            try await browser.submit(try await browser.action("\(page)/application", on: page), on: page, [:])
        }
    }

    /// 担当事務: the mayor's clerk may ask in an affair.
    func giveAffair(_ affair: String) async throws {
        let clerk = try stage.need(stage.side(.mayor).clerk, "a clerk of the mayor's side")
        try await stage.progress.step("情報照会の担当事務の割当て", Bureau.mayor.title) {
            try await administrator(.mayor).submit(
                "/admin/inquiry-duties", on: "/admin/inquiry-duties", ["account": clerk.account, "affair": affair])
        }
    }

    /// 自治体中間サーバー用暗号化通信用等電子証明書: CSR on the server, issued by LGPKI, installed (§2.8).
    func installCommunicationCertificate(_ bureau: Bureau) async throws {
        let national = try stage.need(stage.national, "the national side")
        let title = "暗号化通信用等電子証明書インストール"
        do {
            try await stage.progress.step(title, bureau.title) {
                let browser = try await administrator(bureau)
                try await browser.submit(
                    "/admin/certificates/request", on: "/admin/certificates/communication",
                    ["organisation": stage.organisation.name, "unit": bureau.title])
                let request = try await browser.get("/admin/certificates/request.pem").body
                let issued = try await apply(request, at: national.registrationAuthority)
                stage.sides[bureau]?.communicationCertificate = issued
                let brought = stage.fault == .wrongBureauCertificate && bureau == .education
                let certificate = brought ? try stage.side(.mayor).communicationCertificate : issued
                try await browser.submit(
                    "/admin/certificates/communication", on: "/admin/certificates", [:],
                    files: ["certificate": certificate])
            }
        } catch let problem as Problem where stage.fault == .wrongBureauCertificate && bureau == .education {
            stage.progress.refused(title, bureau.title, problem.title)
        }
    }

    /// The application to the 登録分局 (S10): its officer looks at the CSR, and issues.
    private func apply(_ request: [UInt8], at authority: Listener) async throws -> [UInt8] {
        let officer = try officer(at: authority)
        let path = NationalPaths.registrationOfficer
        try await officer.submit("\(path)applications", on: nil, [:], files: ["request": request])
        let issued = try await officer.submit("\(path)certificates", on: nil, [:], files: ["request": request])
        guard let place = issued.headers["location"] else { throw ToolError("the 登録分局 shows no certificate") }
        return try await officer.get("\(place)/certificate.pem").body
    }

    private func officer(at authority: Listener) throws -> Browser {
        let national = try stage.need(stage.national, "the national side")
        func text(_ file: String) throws -> String { try String(contentsOfFile: file, encoding: .utf8) }
        let clock = stage.clock
        return Browser(
            listener: authority,
            anchors: TrustAnchors([try IssuedCertificate(pem: text(national.registrationAuthorityFile))]),
            identity: try TLSIdentity(
                chain: [IssuedCertificate(pem: text(national.officerCertificateFile))],
                key: KeyPair(pem: text(national.officerKeyFile))), clock: { clock.now })
    }

    /// コアシステム向け暗号化通信用等電子証明書 (§2.9).
    func installCoreCertificate(_ bureau: Bureau) async throws {
        try await stage.progress.step("コアシステム向け暗号化通信用等電子証明書インストール", bureau.title) {
            let file = try await coreSystemCertificate()
            stage.sides[bureau]?.coreCertificate = file
            try await administrator(bureau).submit(
                "/admin/certificates/core", on: "/admin/certificates", [:], files: ["certificate": file])
        }
    }

    /// コアシステム's certificate as it is handed to organisations: PEM.
    func coreSystemCertificate() async throws -> [UInt8] {
        let national = try stage.need(stage.national, "the national side")
        return try await self.national(
            ExchangeRequest(path: "/core-system-certificate.pem"), at: national.registrationAuthority
        ).body
    }

    private func national(_ request: ExchangeRequest, at listener: Listener) async throws -> ExchangeResponse {
        let party = try stage.need(stage.national, "the national side")
        let anchors = TrustAnchors([
            try IssuedCertificate(pem: String(contentsOfFile: party.registrationAuthorityFile, encoding: .utf8))
        ])
        let response = try await PhasedClient.exchange(
            ExchangePlan(
                target: ExchangeTarget(name: listener.name, address: listener.address, port: listener.port),
                request: request, anchors: anchors, validationTime: stage.clock.now))
        try Browser.check(response, [200])
        return response
    }

    private func keep(_ role: Role, _ site: String, _ account: String, _ password: String, _ listener: Listener) {
        let door: SignInDoor =
            switch role {
            case .clerk: .clerk
            case .supportSiteAdministrator, .supportSiteClerk: .support
            case .prefectureOfficer, .stateOfficer: .followUp
            case .deskClerk, .deskSupervisor: .desk
            case .initialAdministrator, .systemAdministrator, .atenaSystem, .legacySystem, .residentRegistry,
                .interfaceSystem, .intermediateServer, .platformOperator, .registrationOfficer, .auditPublisher,
                .coreSupervisor, .portalUser, .cardOfficer, .personalPortal:
                .administrator
            }
        stage.session.accounts.append(
            .init(
                site: site, role: role.title, account: account, password: password,
                address: "https://\(listener.name):\(listener.port)\(door.path)"))
    }
}
