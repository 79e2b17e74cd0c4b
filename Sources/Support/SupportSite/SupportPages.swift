import AccessControl
import DesignSystem
import Identifiers
import PKI
import Programme
import ReadinessLedger
import ServiceCalendar
import WebServer

/// The pages of the support site.
enum SupportPages {
    static func home(
        _ request: WebRequest, _ organisation: Organisation, _ sides: [(Bureau, [TaskStatus])],
        _ completion: Completion, _ notices: [CertificateNotice], downloads: [Link], error: (any ProblemConvertible)?
    ) -> Page {
        var blocks: [Block] = [.notice(notice(sides, completion))]
        blocks += notices.map { notice in
            .notice(
                Notice(
                    kind: notice.days <= 14 ? .error : .warning,
                    title: "\(notice.server)の証明書の期限まで\(notice.days)日以内です。",
                    body: "\(notice.certificate)は \(JapanTime.japanese(notice.notAfter)) に期限が切れます。システム管理者に更新を依頼してください。")
            )
        }
        for (bureau, statuses) in sides {
            blocks.append(.heading("\(bureau.title)の作業"))
            blocks.append(.steps(statuses.map(step)))
        }
        blocks.append(.heading("結果報告"))
        blocks.append(
            .summary([
                SummaryRow("チェックリスト", completion.checklistReceivedAt.map { "\(JapanTime.japanese($0)) 受領" } ?? "未受領"),
                SummaryRow("団体内のシステム連携テスト工程終了日（実績）", completion.finishedOn ?? "未入力"),
            ]))
        blocks += reportForms(request, completion)
        blocks.append(
            .links(
                [
                    Link("ドキュメントとCA証明書", path: "/support/documents", note: "各作業で使う資料と、フィンガープリント一覧"),
                    Link("利用開始連絡（連絡票・設定依頼票）", path: "/support/notice", note: "送付した様式の確認と、変更の送付"),
                ] + downloads))
        return page(request, title: "\(organisation.name)の総合運用テスト準備", blocks, error: error)
    }

    private static func notice(_ sides: [(Bureau, [TaskStatus])], _ completion: Completion) -> Notice {
        if let date = completion.completedAt {
            return Notice(
                kind: .success, title: "総合運用テスト準備 完了", body: "チェックリストの受領と工程終了日の入力を確認しました（\(JapanTime.japanese(date))）。")
        }
        let open = sides.flatMap { side in
            side.1.filter { $0.state == .open }.map { "\(side.0.title)：\($0.task.title)（\($0.task.responsible)）" }
        }
        return Notice(
            kind: .information, title: "次に行う作業", body: open.isEmpty ? "待機中の作業の完了をお待ちください。" : open.joined(separator: "　")
        )
    }

    private static func step(_ status: TaskStatus) -> Step {
        let deadline = status.task.deadline.map { "期限 \(JapanTime.japanese($0))　" } ?? ""
        let who = "\(deadline)担当 \(status.task.responsible)"
        switch status.state {
        case .done(let date, let record):
            return Step(
                title: status.task.title, state: "完了", kind: .success,
                note: "\(JapanTime.japanese(date))　証跡番号 \(record)")
        case .open:
            return Step(title: status.task.title, state: "実施できます", kind: .information, note: who)
        case .waiting(let titles):
            return Step(
                title: status.task.title, state: "待機中", kind: .warning,
                note: "「\(titles.joined(separator: "」「"))」の完了待ち　\(who)")
        }
    }

    private static func reportForms(_ request: WebRequest, _ completion: Completion) -> [Block] {
        guard !completion.isComplete else { return [] }
        let token = request.session?.formToken
        return [
            .form(
                Form(
                    action: "/support/evidence", submit: "テスト結果を送信する", token: token,
                    fields: [Field("evidence", label: "接続試験の結果ファイル（evidence.json）", kind: .file(accept: ".json"))])),
            .form(
                Form(
                    action: "/support/checklist", submit: "チェックリストを送付する", token: token,
                    fields: [Field("checklist", label: "チェックリスト（.xlsx）", kind: .file(accept: ".xlsx"))])),
            .form(
                Form(
                    action: "/support/action-plan", submit: "入力する", token: token,
                    fields: [Field("finished-on", label: "団体内のシステム連携テスト工程終了日（実績）", kind: .date)])),
        ]
    }

    static func documents(
        _ request: WebRequest, _ organisation: Organisation, _ programme: Programme, _ authority: IssuedCertificate
    ) -> Page {
        page(
            request, title: "ドキュメントとCA証明書",
            [
                .heading("CA証明書"),
                .text("各端末のOS利用者ごとに登録してください。登録の前に、ダウンロードしたファイルのフィンガープリントが次の一覧と一致することを確認してください。"),
                .table(
                    Table(
                        caption: "フィンガープリント一覧", headers: ["証明書", "SHA-256 フィンガープリント", "有効期限"],
                        rows: [
                            [
                                .text(authority.subject), .text(authority.sha256Fingerprint),
                                .text(JapanTime.japanese(authority.notAfter)),
                            ]
                        ])),
                .links(
                    organisation.bureaus.map {
                        Link("CA証明書をダウンロードする（\($0.title)の端末用）", path: "/support/\($0.rawValue)/ca-certificate.pem")
                    }), .heading("ドキュメント一覧"),
                .table(
                    Table(
                        caption: "総合運用テスト準備で使用するドキュメント", headers: ["ドキュメント名", "版"],
                        rows: programme.documents.map { [.text($0.title), .text($0.version ?? "")] })),
            ])
    }

    static func notice(
        _ request: WebRequest, _ organisation: Organisation, _ newest: NoticeFormStore.Submission?,
        error: (any ProblemConvertible)?
    ) -> Page {
        var blocks: [Block] = []
        if let newest {
            blocks.append(
                .summary([
                    SummaryRow("送付済みの版", "第\(newest.number)版"), SummaryRow("確認者", newest.approvedBy),
                    SummaryRow("送付日時", JapanTime.japanese(newest.submittedAt)),
                    SummaryRow("受付", newest.acceptedAt.map { "\(JapanTime.japanese($0)) 受付" } ?? "運用事業者の受付待ち"),
                ]))
        }
        blocks.append(
            .form(
                Form(
                    action: "/support/notice", submit: "送付する", token: request.session?.formToken,
                    fields: [
                        Field("usage-notice", label: "自治体中間サーバー利用開始・変更連絡票", kind: .file(accept: ".yaml,.yml")),
                        Field("configuration-request", label: "自治体中間サーバー設定依頼票", kind: .file(accept: ".yaml,.yml")),
                        Field(
                            "approved-by", label: "確認した窓口担当部署の管理者", hint: "連絡票に記載した管理者の氏名。記載内容を確認した上で入力してください。"),
                    ])))
        return page(request, title: "\(organisation.name)の利用開始連絡", blocks, error: error)
    }

    private static func page(
        _ request: WebRequest, title: String, _ blocks: [Block], error: (any ProblemConvertible)? = nil
    ) -> Page {
        Page(request.frame, title: title, errors: error.map { [$0.fieldError] } ?? [], blocks: blocks)
    }
}
