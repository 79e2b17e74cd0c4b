import AccessControl
import Accounts
import AuditLog
import DesignSystem
import Foundation
import HTTPTypes
import Masters
import ServerCertificates
import ServiceCalendar
import WebServer

/// The first page of each door: what is to be done next.
struct HomeRoutes: Sendable {
    let site: String
    let accounts: AccountService
    let certificates: CertificateService
    let masters: MasterService
    let usesBasicFour: Bool

    var routes: [Route] {
        [
            .page(.get, "/", .open, .homeShown) { _ in .page(HomePages.doors(site)) },
            .page(.get, "/admin/", .requires(.changeOwnPassword), .homeShown, administrator),
            .page(.get, "/clerk/", .requires(.changeOwnPassword), .homeShown, clerk),
        ]
    }

    @Sendable private func administrator(_ request: WebRequest) async throws -> WebResponse {
        guard request.actor.may(.readAdministratorHome) else { return .seeOther("/admin/password") }
        let all = try await accounts.accounts()
        return .page(
            HomePages.administrator(
                site, request, hasInitialAccount: all.contains { $0.role == .initialAdministrator },
                certificates: try await certificates.installed(), master: try await masters.currentVersion()))
    }

    @Sendable private func clerk(_ request: WebRequest) async throws -> WebResponse {
        guard request.actor.may(.readClerkHome) else { return .seeOther("/clerk/password") }
        return .page(HomePages.clerk(site, request, usesBasicFour: usesBasicFour))
    }
}

/// The first pages.
enum HomePages {
    static func doors(_ site: String) -> Page {
        Page(
            site: site, title: "自治体中間サーバー",
            blocks: [
                .links([
                    Link("システム管理者用", path: "/admin/sign-in", note: "アカウント、証明書、配信マスターの管理。初期アカウントもこちらです。"),
                    Link("業務担当者用", path: "/clerk/sign-in", note: "基本4情報の表示、運用支援ツール"),
                ])
            ])
    }

    static func administrator(
        _ site: String, _ request: WebRequest, hasInitialAccount: Bool, certificates: [InstalledCertificate],
        master: String?
    ) -> Page {
        var steps = [
            Step(
                title: "各種アカウントの作成と初期アカウントの削除", state: hasInitialAccount ? "作業中" : "完了",
                kind: hasInitialAccount ? .warning : .success,
                note: hasInitialAccount ? "システム管理者と業務担当者を作成し、初期アカウントを削除してください。" : "")
        ]
        for kind in CertificateKind.allCases {
            steps.append(step(kind, certificates.first { $0.kind == kind }, now: request.now))
        }
        return Page(
            site: site, title: "システム管理者のトップ", person: request.actor.name, signOut: signOut(request, "admin"),
            blocks: [
                .heading("環境設定の状況"), .steps(steps), .summary([SummaryRow("適用中の配信マスター", master ?? "なし")]),
                .heading("作業"),
                .links(
                    [Link("アカウント管理", path: "/admin/accounts")]
                        + (request.actor.may(.manageCertificates) ? [Link("証明書管理", path: "/admin/certificates")] : [])
                        + (request.actor.may(.manageMasters) ? [Link("配信マスター", path: "/admin/masters")] : [])
                        + [Link("パスワードの変更", path: "/admin/password")]),
            ])
    }

    static func clerk(_ site: String, _ request: WebRequest, usesBasicFour: Bool) -> Page {
        var links = [Link("運用支援ツール（副本データの確認）", path: "/operation-support/")]
        if usesBasicFour { links.append(Link("基本4情報の表示", path: "/clerk/basic-four")) }
        links.append(Link("パスワードの変更", path: "/clerk/password"))
        return Page(
            site: site, title: "業務担当者のトップ", person: request.actor.name, signOut: signOut(request, "clerk"),
            blocks: [.links(links)])
    }

    private static func step(_ kind: CertificateKind, _ certificate: InstalledCertificate?, now: Date) -> Step {
        guard let certificate else {
            return Step(title: "\(kind.title)のインストール", state: "未実施", kind: .warning, note: "「証明書管理」で行います。")
        }
        guard certificate.effectiveAt != nil else {
            let restart = JapanTime.japanese(WeeklyRestart.source.nextStart(after: now))
            return Step(
                title: "\(kind.title)のインストール", state: "定期再起動待ち", kind: .information,
                note: "次の定期再起動（\(restart)）の後に有効になります。")
        }
        return Step(
            title: "\(kind.title)のインストール", state: "完了", kind: .success,
            note: "有効期限 \(JapanTime.japanese(certificate.notAfter))")
    }

    private static func signOut(_ request: WebRequest, _ door: String) -> FormAction? {
        request.session.map { FormAction(path: "/\(door)/sign-out", token: $0.formToken) }
    }
}
