import DesignSystem
import Identifiers
import NoticeForms
import ServiceCalendar
import WebServer

/// The pages of the two forms.
enum NoticeDraftPages {
    static func sidePath(_ bureau: Bureau) -> String { "/support/notice/settings/\(bureau.rawValue)" }

    private static func errors(_ errors: FormErrors?, _ error: (any ProblemConvertible)?, at field: String? = nil)
        -> [FieldError]
    {
        if let errors {
            let refused = RefusedForm(errors: errors)
            return errors.errors.map { FieldError(field: field ?? $0.field, title: refused.title($0), remedy: "") }
        }
        return error.map { [$0.fieldError] } ?? []
    }

    // MARK: - Overview

    static func overview(
        _ request: WebRequest, _ draft: NoticeDraft, errors: FormErrors? = nil, error: (any ProblemConvertible)? = nil
    ) -> Page {
        Page(
            request.frame, title: "\(draft.organisation.name)の利用開始連絡",
            errors: self.errors(errors, error, at: "workbook"),
            blocks: sent(draft) + written(request, draft) + workbooks(request) + files(request))
    }

    private static func sent(_ draft: NoticeDraft) -> [Block] {
        guard let newest = draft.submissions.first else {
            return [
                .notice(Notice(kind: .information, title: "まだ送付していません。", body: "連絡票と設定依頼票を記入し、管理者の承認を受けて送付します（§2.2）。"))
            ]
        }
        return (newest.returned.map { [.notice(NoticeVersions.returned($0))] } ?? []) + [
            .summary([
                SummaryRow("送付済みの版", "第\(newest.number)版"), SummaryRow("確認者", newest.approvedBy),
                SummaryRow("送付日時", JapanTime.japanese(newest.submittedAt)),
                SummaryRow("受付", NoticeVersions.acceptance(newest)),
                SummaryRow("効力", draft.versions.effect(newest)),
            ]),
            .table(
                Table(
                    caption: "送付した版（新しい順）", headers: ["版", "送付日時", "承認した管理者", "受付", "設定希望日"],
                    rows: draft.submissions.map { version in
                        [
                            .link(Link("第\(version.number)版", path: "/support/notice/versions/\(version.number)")),
                            .text(JapanTime.japanese(version.submittedAt)), .text(version.approvedBy),
                            .text(NoticeVersions.acceptance(version)),
                            .text(NoticeVersions.wantedFrom(version)),
                        ]
                    })),
        ]
    }

    private static func state(_ check: () throws -> Void) -> String {
        do {
            try check()
            return "記入済み"
        } catch let errors as FormErrors {
            return "未記入の欄 \(errors.errors.count)か所"
        } catch {
            return "未記入"
        }
    }

    /// How much of one page of 設定依頼票 is missing: its three pages are one form.
    private static func requestState(_ draft: NoticeDraft, _ bureau: Bureau?) -> String {
        state {
            if let errors = NoticeFields.errors(draft.settings, of: draft.organisation, below: bureau) { throw errors }
        }
    }

    private static func written(_ request: WebRequest, _ draft: NoticeDraft) -> [Block] {
        var blocks: [Block] = [
            .heading("1. 記入する"),
            .links(
                [Link("利用開始・変更連絡票（担当者）", path: "/support/notice/contacts", note: state { _ = try draft.notice() })]
                    + [Link("設定依頼票（全般）", path: "/support/notice/settings", note: requestState(draft, nil))]
                    + draft.organisation.bureaus.map {
                        Link("設定依頼票（\($0.title)）", path: sidePath($0), note: requestState(draft, $0))
                    }),
        ]
        guard let kept = draft.draft else {
            return blocks + [.text("記入して保存すると下書きになり、ここに承認と送付の欄が現れます。")]
        }
        blocks.append(
            .summary([
                SummaryRow("下書き", "\(kept.editedBy)が \(JapanTime.japanese(kept.editedAt)) に保存"),
                SummaryRow(
                    "承認", kept.approvedAt.map { "\(kept.approvedBy ?? "") \(JapanTime.japanese($0))" } ?? "未承認"),
            ]))
        if !draft.submissions.isEmpty { blocks += changes(draft.differences, caption: "送付済みの版からの変更") }
        blocks += approval(request, draft, kept)
        blocks += [
            .heading("下書きを捨てる"),
            .form(
                Form(
                    action: "/support/notice/discarding", submit: "下書きを捨てる", token: request.session?.formToken,
                    fields: [], isDangerous: true)),
        ]
        return blocks
    }

    private static func approval(
        _ request: WebRequest, _ draft: NoticeDraft, _ kept: NoticeDraftStore.Draft
    ) -> [Block] {
        let token = request.session?.formToken
        guard kept.approvedBy == nil else {
            return [
                .heading("3. 送付する"), .text("管理者の承認を受けました。内容を変えると、承認は取り消されます。"),
                .form(
                    Form(action: "/support/notice/submission", submit: "運用事業者に送付する", token: token, fields: [])),
            ]
        }
        let manager = try? draft.notice().windowManager.name
        return [
            .heading("2. 管理者の承認"),
            .text("窓口担当部署の管理者\(manager.map { "（\($0)）" } ?? "")が記載内容を確認します（§2.2）。"),
            .form(
                Form(
                    action: "/support/notice/approval", submit: "内容を承認する", token: token,
                    fields: [Field("approved-by", label: "承認する管理者の氏名", hint: "連絡票に記載した管理者の氏名。")])),
        ]
    }

    static func changes(_ differences: [FormDifference], caption: String) -> [Block] {
        let redoings = ChangeRules.redoings(differences)
        return [
            .table(
                Table(
                    caption: caption, headers: ["項目", "変更前", "変更後"],
                    rows: differences.map {
                        [.text($0.title), .text($0.beforeInWords ?? "（なし）"), .text($0.afterInWords ?? "（なし）")]
                    },
                    empty: "変更はありません。")),
            .table(
                Table(
                    caption: "この変更のためにやり直すこと", headers: ["やり直すこと", "理由となる変更", "テスト項目", "節"],
                    rows: redoings.map {
                        [
                            .text($0.title), .text($0.because.joined(separator: "、")),
                            .text($0.tests.joined(separator: "、")), .text($0.section),
                        ]
                    }, empty: "やり直すことはありません。")),
        ]
    }

    private static func workbooks(_ request: WebRequest) -> [Block] {
        [
            .heading("Excelで記入する"),
            .links([
                Link("利用開始・変更連絡票（.xlsx）をダウンロードする", path: "/support/notice/contacts.xlsx"),
                Link("設定依頼票（.xlsx）をダウンロードする", path: "/support/notice/settings.xlsx"),
            ]),
            .form(
                Form(
                    action: "/support/notice/workbook", submit: "下書きに取り込む", token: request.session?.formToken,
                    fields: [Field("workbook", label: "記入した様式（.xlsx）", kind: .file(accept: ".xlsx"))])),
        ]
    }

    private static func files(_ request: WebRequest) -> [Block] {
        [
            .heading("YAMLファイルで送付する"), .text("ツールで作成した二つのファイルを、承認した管理者の氏名とともにまとめて送付します。"),
            .form(
                Form(
                    action: "/support/notice", submit: "送付する", token: request.session?.formToken,
                    fields: [
                        Field("usage-notice", label: "自治体中間サーバー利用開始・変更連絡票", kind: .file(accept: ".yaml,.yml")),
                        Field("configuration-request", label: "自治体中間サーバー設定依頼票", kind: .file(accept: ".yaml,.yml")),
                        Field(
                            "approved-by", label: "確認した窓口担当部署の管理者", hint: "連絡票に記載した管理者の氏名。記載内容を確認した上で入力してください。"),
                    ])),
        ]
    }

    // MARK: - Forms

    static func contacts(
        _ request: WebRequest, _ draft: NoticeDraft, typed: TypedForm, errors: FormErrors? = nil
    ) -> Page {
        form(
            request, title: "利用開始・変更連絡票の記入", heading: "各担当者（§1.3）", action: "/support/notice/contacts",
            NoticeFields.contactQuestions(typed, draft.organisation), errors)
    }

    static func settings(
        _ request: WebRequest, _ draft: NoticeDraft, typed: TypedForm, errors: FormErrors? = nil
    ) -> Page {
        form(
            request, title: "設定依頼票の記入（全般）", heading: "全般", action: "/support/notice/settings",
            NoticeFields.mainQuestions(typed), errors)
    }

    static func side(
        _ request: WebRequest, _ draft: NoticeDraft, _ bureau: Bureau, typed: TypedForm, errors: FormErrors? = nil
    ) -> Page {
        form(
            request, title: "設定依頼票の記入（\(bureau.title)）", heading: "端末と団体内システム", action: sidePath(bureau),
            NoticeFields.sideQuestions(typed, bureau), errors)
    }

    private static func form(
        _ request: WebRequest, title: String, heading: String, action: String, _ fields: [Field], _ errors: FormErrors?
    ) -> Page {
        Page(
            request.frame, title: title, errors: self.errors(errors, nil),
            blocks: [
                .heading(heading),
                .form(Form(action: action, submit: "下書きに保存する", token: request.session?.formToken, fields: fields)),
                .links([Link("保存せずに戻る", path: "/support/notice")]),
            ])
    }

    // MARK: - Versions

    static func version(
        _ request: WebRequest, _ draft: NoticeDraft, _ version: NoticeFormStore.Submission
    ) -> Page {
        Page(
            request.frame, title: "利用開始連絡 第\(version.number)版",
            blocks: [.summary(draft.versions.summary(version)), .heading("変更の内容")] + draft.versions.changes(version)
                + [.links([Link("利用開始連絡へ戻る", path: "/support/notice")])])
    }
}
