import AccessControl
import AuditLog
import DesignSystem
import HTTPTypes
import Identifiers
import NoticeForms
import Programme
import ReadinessLedger
import ServiceCalendar
import Storage
import WebServer

extension SupportSite {
    /// Where the test is held (§3.2).
    var environmentRoutes: [Route] {
        [
            .page(.get, "/support/environments", .requires(.readSupportSite), .environmentsShown) { request in
                .page(try await environments(request))
            },
            .page(.post, "/support/environments", .requires(.submitReports), .environmentChosen, choose),
        ]
    }

    private func environments(
        _ request: WebRequest, error: (any ProblemConvertible)? = nil
    ) async throws -> Page {
        let draft = try await noticeDraft(request)
        let code = StoredValue.text(draft.organisation.code.text)
        let chosen = try await store.read { tx in
            try tx.row("SELECT setting, chosen_by FROM environment_choices WHERE organisation = $1", [code]).map {
                (setting: try $0.text("setting"), by: try $0.text("chosen_by"))
            }
        }
        let sent = draft.submissions.first.flatMap(NoticeDraft.forms)?.1.environment
        return EnvironmentPages.environments(
            request, ledger.programme.testSettings, chosen: chosen?.setting, by: chosen?.by, sent: sent, error: error)
    }

    @Sendable private func choose(_ request: WebRequest) async throws -> WebResponse {
        try await request.answering {
            let organisation = try await organisation(request)
            let setting = try request.form()["setting"]
            guard ledger.programme.testSettings.contains(where: { $0.id == setting }) else {
                throw Problem(
                    status: 422, code: "environment.unknown", title: "テスト環境を選択してください。", detail: "該当する場合を一つ選択してください。",
                    field: "setting")
            }
            let exchange = request.exchange
            try await store.write { tx in
                try tx.run(
                    """
                    INSERT INTO environment_choices (organisation, setting, chosen_by, chosen_at)
                    VALUES ($1, $2, $3, $4)
                    ON CONFLICT (organisation) DO UPDATE SET
                        setting = excluded.setting, chosen_by = excluded.chosen_by, chosen_at = excluded.chosen_at
                    """,
                    [
                        .text(organisation.code.text), .text(setting), .text(exchange.actor.name),
                        .instant(exchange.now),
                    ])
                try exchange.record(subject: setting, scope: Self.scope(organisation), in: tx)
            }
            return .seeOther("/support/environments")
        } refused: { error in
            try await environments(request, error: error)
        }
    }
}

/// The four cases, and what the chosen one asks for.
enum EnvironmentPages {
    static func environments(
        _ request: WebRequest, _ settings: [TestSetting], chosen: String?, by name: String?, sent: TestEnvironment?,
        error: (any ProblemConvertible)?
    ) -> Page {
        let mine = settings.first { $0.id == chosen }
        var blocks: [Block] = [notice(mine, by: name)]
        if let mine { blocks += advice(request, mine, sent) }
        blocks += [
            .heading("四つの場合"),
            .table(
                Table(
                    caption: "テスト環境で行う作業と条件（§3.2）",
                    headers: ["テスト環境", "準備", "実施できる時間帯", "退避と復元", "VPN装置の変更", "設定依頼票"],
                    rows: settings.map { row($0) })), .heading("自団体の場合を選ぶ"),
            request.actor.may(.submitReports) ? .form(form(request, settings, chosen: chosen)) : ReservedDeeds.reports,
        ]
        return Page(request.frame, title: "テスト環境", errors: error.map { [$0.fieldError] } ?? [], blocks: blocks)
    }

    private static func form(_ request: WebRequest, _ settings: [TestSetting], chosen: String?) -> Form {
        Form(
            action: "/support/environments", submit: "選択する", token: request.session?.formToken,
            fields: [
                Field(
                    "setting", label: "テストを行う環境", kind: .choice(settings.map { .init($0.id, $0.title) }),
                    value: chosen ?? "")
            ])
    }

    private static func notice(_ mine: TestSetting?, by name: String?) -> Block {
        guard let mine else {
            return .notice(Notice(kind: .information, title: "テスト環境がまだ選択されていません。", body: "該当する場合を下から選択してください。"))
        }
        return .notice(Notice(kind: .information, title: mine.title, body: "選択した人: \(name ?? "")"))
    }

    private static func advice(_ request: WebRequest, _ mine: TestSetting, _ sent: TestEnvironment?) -> [Block] {
        var todo = mine.preparation + ["時間帯: \(mine.hours)"]
        if let restore = mine.restore { todo.append("退避と復元: \(restore)") }
        if mine.changesDevice { todo.append("VPN装置のNAT設定を変更する。") }
        var blocks: [Block] = [.heading("この場合に行うこと"), .list(todo)]
        if let sent, sent.rawValue != mine.environment {
            blocks += [
                .notice(
                    Notice(
                        kind: .warning, title: "送付済みの設定依頼票では「\(sent.title)」になっています。",
                        body: "テスト環境の設定と設定依頼票の記載が異なる場合は、設定依頼票を変更して送付します。反映までに日数を要します（§3.2）。"))
            ]
            if request.actor.may(.submitNoticeForms) {
                blocks.append(.links([Link("設定依頼票を変更する", path: "/support/notice/settings")]))
            }
        }
        return blocks
    }

    private static func row(_ setting: TestSetting) -> [Table.Cell] {
        [
            .text(setting.title), .text(setting.preparation.joined(separator: " ")), .text(setting.hours),
            .text(setting.restore ?? "—"), .text(setting.changesDevice ? "必要" : "—"),
            .text(setting.changesRequest ? "記載と異なれば変更" : "—"),
        ]
    }
}
