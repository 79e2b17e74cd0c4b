import AccessControl
import AuditLog
import ChecklistReview
import DesignSystem
import FollowUp
import Foundation
import HTTPTypes
import MutualTLS
import NationalProtocol
import NoticeReview
import PublicRepository
import ReplicaRegistration
import ServerCertificates
import ServiceCalendar
import Tenancy
import WebServer

extension AuditEvent {
    static let operatorHomeShown = AuditEvent("operator.home-shown", "The operator looked at the platform's state.")
}

/// The operator's first page: what will hurt soon.
struct OperatorHomeRoutes: Sendable {
    let platform: Platform
    let parts: PlatformParts

    var routes: [Route] {
        [
            .page(.get, "/", .open, .operatorHomeShown) { _ in .seeOther("/operator/") },
            .page(.get, "/operator/", .requires(.operatePlatform), .operatorHomeShown, home),
        ]
    }

    static func navigation(_ actor: Actor) -> [Link] {
        actor.may(.operatePlatform)
            ? [
                Link("トップ", path: "/operator/"), NoticeReview.link,
                Link("マスターの適用状況", path: "/operator/masters"),
                Link("データの配置", path: PlacementRoutes.path), ReviewRoutes.link,
                Link("サポートサイトの担当者", path: "/operator/support-members"),
                Link("ヘルプデスクのアカウント", path: "/operator/desk-accounts"),
            ] + FollowUpSite.navigation(actor, ownAccount: false)
                + [Link("取りまとめの担当者", path: "/operator/officers")]
            : []
    }

    @Sendable private func home(_ request: WebRequest) async throws -> WebResponse {
        let lists = await health(at: request.now)
        let due = try await platform.certificateStandings().flatMap { tenant, standings in
            standings.filter { $0.failed != nil || $0.noticeDue(at: request.now) != nil }.map { (tenant, $0) }
        }
        let backlogs = try await platform.replicaBacklogs()
        let audit = await platform.auditKeeper.standing
        let silent = await silentClusters()
        return .page(
            Page(
                request.frame, title: "運用状況",
                blocks: silent.map(Self.notice) + [
                    .heading("失効リスト"),
                    .table(
                        Table(
                            caption: "失効リストの状態（この画面の表示時に取得）", headers: ["リスト", "状態", "内容"],
                            rows: lists.map { health in
                                [
                                    .text(health.title), .state(Self.word(health.kind), health.kind),
                                    .text(health.text),
                                ]
                            })), .heading("期限の近い証明書、有効化に失敗した証明書"),
                    .table(
                        Table(
                            caption: "対応が必要な証明書", headers: ["サーバー", "証明書", "有効期限", "状態"],
                            rows: due.map { tenant, standing in Self.row(tenant, standing, now: request.now) },
                            empty: "対応が必要な証明書はありません。")), .heading("副本ファイル"),
                    .table(
                        Table(
                            caption: "処理が終わっていない副本ファイル", headers: ["サーバー", "ファイル", "件数", "最も古い受付", "状態"],
                            rows: backlogs.map { tenant, backlog in Self.row(tenant, backlog, now: request.now) },
                            empty: "処理が終わっていない副本ファイルはありません。")), .heading("監査ログ"),
                    .table(
                        Table(
                            caption: "監査ログの署名と、国側の証人による確認", headers: ["状態", "内容"],
                            rows: [[.state(Self.word(audit.kind), audit.kind), .text(audit.text)]])), .heading("作業"),
                    .links([Link("全サーバーのマスターの適用状況", path: "/operator/masters", note: "配信マスターと独自マスター")]),
                ]))
    }

    /// Databases that do not answer.
    private func silentClusters() async -> [HealthFinding] {
        await platform.health.look().filter { $0.fault != nil && $0.servers != nil }
    }

    private static func notice(_ finding: HealthFinding) -> Block {
        .notice(
            Notice(
                kind: .error, title: "データベース\(finding.check.replacing("cluster ", with: ""))に接続できません。",
                body: "\(finding.servers?.count ?? 0)個のサーバーが止まっています。この画面にも、それらのサーバーの内容は表示されません。"))
    }

    private func health(at now: Date) async -> [RepositoryHealth] {
        let own = await platform.repositoryListener
        var found = [
            await RepositoryHealth.look(
                "公開リポジトリ", at: ExchangeTarget(name: own.name, address: own.address, port: own.port, isTLS: false),
                path: "/repository/\(RepositoryFolder.revocationList)", now: now)
        ]
        if let list = parts.configuration.registrationAuthorityList {
            found.append(
                await RepositoryHealth.look(
                    "LGPKI",
                    at: ExchangeTarget(name: list.name, address: list.address, port: list.port, isTLS: false),
                    path: NationalPaths.revocationList, now: now))
        }
        return found
    }

    private static func row(_ tenant: Tenant, _ standing: CertificateStanding, now: Date) -> [Table.Cell] {
        let days = standing.noticeDue(at: now) ?? 0
        return [
            .text(tenant.title), .text(standing.kind.title),
            .text(standing.effective.map { JapanTime.japanese($0.notAfter) } ?? "なし"),
            standing.failed == nil ? .state("\(days)日以内", days <= 14 ? .error : .warning) : .state("有効化に失敗", .error),
        ]
    }

    private static func row(_ tenant: Tenant, _ backlog: ReplicaBacklog, now: Date) -> [Table.Cell] {
        [
            .text(tenant.title), .text("\(backlog.files)個"), .text("\(backlog.records)件"),
            .text(JapanTime.japanese(backlog.oldest)),
            backlog.isAlarming(at: now) ? .state("滞留", .error) : .state("処理中", .information),
        ]
    }

    private static func word(_ kind: Notice.Kind) -> String {
        switch kind {
        case .success, .information: "正常"
        case .warning: "注意"
        case .error: "異常"
        }
    }
}

extension AuditKeeper.Standing {
    fileprivate var kind: Notice.Kind {
        switch self {
        case .sound: .success
        case .unwitnessed: .warning
        case .broken: .error
        case .elsewhere: .information
        }
    }

    fileprivate var text: String {
        switch self {
        case .sound: "すべての記録に署名し、証人に届けています。"
        case .elsewhere: "このプロセスとは別のプロセスが署名しています。状態はそのプロセスのログで確認してください。"
        case .unwitnessed: "証人に接続できません。署名は続けています。"
        case .broken: "記録のつながりが壊れているか、証人が別の記録を確認しています。署名を止めました。ログで内容を確認してください。"
        }
    }
}
