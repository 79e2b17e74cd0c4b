import AccessControl
import DesignSystem
import ServiceCalendar
import WebServer

/// The page between uploading and applying: what the file is, what would change, yes or no.
enum MasterPreviewPage {
    static func page<Document: MasterDocument>(
        _ place: MasterPlace, _ preview: MasterPreview<Document>, error: MasterError? = nil
    ) -> Page {
        let staged = preview.staged
        let form = Document.form.title
        let file: [SummaryRow] =
            MasterBlocks.rows(staged.master, sha256: staged.sha256) + [
                SummaryRow("選択した人", ActorWords.shown(staged.stagedBy)),
                SummaryRow("選択した日時", JapanTime.japanese(staged.stagedAt)),
                SummaryRow("確認の期限", JapanTime.japanese(staged.expiresAt)),
                SummaryRow("適用中の版", preview.current?.line.title ?? "なし（未適用）"),
            ]
        let warnings = preview.warnings.map { Block.notice(Notice(kind: .warning, title: "確認してください。", body: $0)) }
        let choice = preview.choice
        return place.page(
            "\(form)の取込みの確認",
            (error.map(MasterErrorBlocks.blocks) ?? []) + [
                .text("まだ適用されていません。内容を確認し、「適用する」または「取り込まずに取り消す」を選択してください。"), .summary(file),
            ] + warnings + [.heading("適用中の版との差分")] + MasterBlocks.difference(preview.difference) + [
                .heading("適用しますか"),
                .form(
                    Form(
                        action: place.path("staged/application?file=\(choice.sha256)&against=\(choice.against)"),
                        submit: "適用する", token: place.token, fields: [])),
                .form(
                    Form(
                        action: place.path("staged/cancellation"), submit: "取り込まずに取り消す", token: place.token,
                        fields: [], isSecondary: true)),
                .links([Link("決めずに戻る", path: place.base)]),
            ], error: error)
    }
}
