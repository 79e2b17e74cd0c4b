import DesignSystem
import HTTPTypes
import Identifiers
import ServiceCalendar
import SupportSite
import WebServer

/// One version as the operator reads it.
struct ReviewedNotice {
    let versions: NoticeVersions
    let submission: NoticeFormStore.Submission
    let hasServers: Bool

    var organisation: Organisation { versions.organisation }
    var path: String { "\(NoticeReview.path)/\(organisation.code.text)" }
}

enum NoticeReviewPages {
    // MARK: - Forms that wait

    static func list(
        _ request: WebRequest, _ waiting: [(organisation: Organisation, submission: NoticeFormStore.Submission)]
    ) -> Page {
        Page(
            request.frame, title: "利用開始連絡",
            blocks: [
                .table(
                    Table(
                        caption: "受付を待っている利用開始連絡（古い順、500件まで）", headers: ["団体", "団体コード", "版", "送付日時", "承認した管理者"],
                        rows: waiting.map { organisation, submission in
                            [
                                .link(
                                    Link(organisation.name, path: "\(NoticeReview.path)/\(organisation.code.text)")),
                                .text(organisation.code.text), .text("第\(submission.number)版"),
                                .text(JapanTime.japanese(submission.submittedAt)), .text(submission.approvedBy),
                            ]
                        }, empty: "受付を待っている利用開始連絡はありません。")),
                .heading("団体コードで探す"),
                .form(
                    Form(
                        action: NoticeReview.path, submit: "表示する", token: nil,
                        fields: [Field("code", label: "団体コード", kind: .digits)], isQuery: true)),
                .links([Link("団体を追加する", path: NoticeReview.addition, note: "サポートサイト管理者のアカウントを発行します")]),
            ])
    }

    static func notice(
        _ request: WebRequest, _ view: ReviewedNotice, _ accounts: [NoticeReviewPlatform.HeldAccount]
    ) -> Page {
        let actions =
            view.submission.isWaiting
            ? [Link("この版を受け付ける", path: "\(view.path)/acceptance"), Link("理由を付けて差し戻す", path: "\(view.path)/return")]
            : []
        return Page(
            request.frame, title: "\(view.organisation.name)の利用開始連絡 第\(view.submission.number)版",
            blocks: [
                .summary(
                    [
                        SummaryRow("団体コード", view.organisation.code.text),
                        SummaryRow("団体の種別", view.organisation.kind.title),
                    ] + view.versions.summary(view.submission))
            ] + IssuedAccountPages.list(view.organisation, accounts) + [.heading("変更の内容")]
                + view.versions.changes(view.submission) + [.heading("様式の内容")]
                + view.versions.content(view.submission)
                + [.links(actions + [Link("利用開始連絡の一覧へ戻る", path: NoticeReview.path)])])
    }

    static func none(
        _ request: WebRequest, _ organisation: Organisation, _ accounts: [NoticeReviewPlatform.HeldAccount]
    ) -> Page {
        Page(
            request.frame, title: "\(organisation.name)の利用開始連絡",
            blocks: [
                .notice(Notice(kind: .information, title: "まだ送付されていません。", body: "団体がサポートサイトから送付すると、ここに表示されます。"))
            ] + IssuedAccountPages.list(organisation, accounts) + [
                .links([Link("利用開始連絡の一覧へ戻る", path: NoticeReview.path)])
            ])
    }

    // MARK: - Acceptance and return

    static func acceptance(
        _ request: WebRequest, _ view: ReviewedNotice, error: (any ProblemConvertible)? = nil
    ) -> Page {
        let sides = view.organisation.bureaus.map(\.title).joined(separator: "、")
        let wanted = NoticeVersions.wantedFrom(view.submission)
        let text =
            view.hasServers
            ? "\(sides)のサーバーの設定を、設定希望日（\(wanted)）の0時に変更します。設定希望日を過ぎているときは、すぐに変更します。変更の時に、サーバーを再起動します。アカウント、マスター、登録済みのデータは変わりません。"
            : "\(sides)のサーバーを作成し、暫定マスターを適用し、初期アカウントを発行します。サーバーはすぐに利用できる状態になります。"
        return Page(
            request.frame, title: "\(view.organisation.name)の第\(view.submission.number)版の受付",
            errors: error.map { [$0.fieldError] } ?? [],
            blocks: [
                .text(text),
                .form(
                    Form(
                        action: "\(view.path)/acceptance", submit: "受け付ける", token: nil, fields: [number(view)])),
                .links([Link("受け付けずに戻る", path: view.path)]),
            ])
    }

    static func accepted(
        _ request: WebRequest, _ organisation: Organisation, _ acceptance: NoticeReviewPlatform.Acceptance
    ) -> Page {
        let since = acceptance.from.map { "\(JapanTime.japanese(CalendarDay($0))) から有効になります。" } ?? "有効になりました。"
        return Page(
            request.frame, title: "\(organisation.name)の利用開始連絡を受け付けました",
            blocks: [.notice(Notice(kind: .success, title: "受け付けました。", body: since))]
                + accounts(acceptance.accounts)
                + [.heading("サーバーのURL"), .text("サポートサイトの「ドキュメント」にも表示されます。"), ServerAddresses.table(acceptance.servers)]
                + [.links([Link("利用開始連絡の一覧へ戻る", path: NoticeReview.path)])])
    }

    static func giveBack(
        _ request: WebRequest, _ view: ReviewedNotice, error: (any ProblemConvertible)? = nil
    ) -> Page {
        let typed = error == nil ? nil : try? request.form()
        return Page(
            request.frame, title: "\(view.organisation.name)の第\(view.submission.number)版の差戻し",
            errors: error.map { [$0.fieldError] } ?? [],
            blocks: [
                .notice(
                    Notice(
                        kind: .warning, title: "差し戻した版は、受け付けられなくなります。",
                        body: "団体の画面には、ここに書いた理由がそのまま表示されます。団体は、直した版を新たに送付します。")),
                .form(
                    Form(
                        action: "\(view.path)/return", submit: "差し戻す", token: nil,
                        fields: [
                            Field("reason", label: "理由", kind: .area, value: typed?["reason"] ?? "", hint: "1000文字以内。"),
                            number(view),
                        ], isDangerous: true)), .links([Link("差し戻さずに戻る", path: view.path)]),
            ])
    }

    private static func number(_ view: ReviewedNotice) -> Field {
        Field("number", label: "版", kind: .hidden, value: "\(view.submission.number)", isRequired: false)
    }

    // MARK: - New organisations

    static func addition(_ request: WebRequest, error: (any ProblemConvertible)? = nil) -> Page {
        let typed = request.method == .post ? try? request.form() : nil
        return Page(
            request.frame, title: "団体の追加", errors: error.map { [$0.fieldError] } ?? [],
            blocks: [
                .heading("追加する団体"),
                .form(
                    Form(
                        action: NoticeReview.addition, submit: "内容を確認する", token: nil,
                        fields: [
                            Field("code", label: "団体コード", kind: .digits, value: typed?["code"] ?? "", hint: "6桁。"),
                            Field("administrator", label: "サポートサイト管理者の氏名", value: typed?["administrator"] ?? ""),
                            .part("一部事務組合、広域連合", hint: "市区町村及び都道府県では入力しません。"),
                            Field(
                                "kind", label: "種別",
                                kind: .list(
                                    [.init("", "選択してください")]
                                        + NewOrganisation.unions.map { .init($0.rawValue, $0.title) }),
                                value: typed?["kind"] ?? "", isRequired: false),
                            Field("name", label: "名称", value: typed?["name"] ?? "", isRequired: false),
                        ])), .links([Link("利用開始連絡の一覧へ戻る", path: NoticeReview.path)]),
            ])
    }

    static func confirmation(_ request: WebRequest, _ new: NewOrganisation) -> Page {
        let body = new.organisation
        func carried(_ name: String, _ value: String) -> Field {
            Field(name, label: name, kind: .hidden, value: value, isRequired: false)
        }
        return Page(
            request.frame, title: "\(body.name)の追加の確認",
            blocks: [
                .summary([
                    SummaryRow("団体コード", body.code.text), SummaryRow("団体名", body.name),
                    SummaryRow("都道府県", body.prefecture), SummaryRow("団体の種別", body.kind.title),
                    SummaryRow("部局", body.bureaus.map(\.title).joined(separator: "、")),
                    SummaryRow("サポートサイト管理者", new.administrator),
                ]), .text("団体を追加し、サポートサイト管理者のアカウントを発行します。"),
                .form(
                    Form(
                        action: "\(NoticeReview.addition)/confirmation", submit: "追加する", token: nil,
                        fields: [
                            carried("code", body.code.text), carried("kind", body.kind.rawValue),
                            carried("name", body.name), carried("administrator", new.administrator),
                        ])), .links([Link("追加せずに戻る", path: NoticeReview.addition)]),
            ])
    }

    static func added(
        _ request: WebRequest, _ organisation: Organisation, _ account: NoticeReviewPlatform.IssuedAccount
    ) -> Page {
        Page(
            request.frame, title: "\(organisation.name)を追加しました",
            blocks: accounts([account]) + [.links([Link("利用開始連絡の一覧へ戻る", path: NoticeReview.path)])])
    }

    static func accounts(_ issued: [NoticeReviewPlatform.IssuedAccount]) -> [Block] {
        guard !issued.isEmpty else { return [] }
        return [
            .notice(
                Notice(
                    kind: .warning, title: "初期パスワードは、この画面にだけ表示されます。",
                    body: "本人に安全な方法で通知してください。最初のサインインで変更されます。")),
            .table(
                Table(
                    caption: "発行したアカウント", headers: ["サインイン先", "ユーザーID", "初期パスワード"],
                    rows: issued.map { [.text($0.place), .text($0.account), .text($0.password)] })),
        ]
    }
}
