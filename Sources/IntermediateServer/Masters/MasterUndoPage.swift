import DesignSystem
import WebServer

/// The page before going back to the version before.
enum MasterUndoPage {
    static func page<Document: MasterDocument>(
        _ place: MasterPlace, _ offer: MasterUndo<Document>, error: MasterError? = nil
    ) -> Page {
        place.page(
            "\(Document.form.title)を直前の版へ戻しますか",
            (error.map(MasterErrorBlocks.blocks) ?? []) + [
                .summary([
                    SummaryRow("適用中の版", offer.current.line.title),
                    SummaryRow("戻す先の版", offer.target.line.title),
                ]),
                .notice(
                    Notice(
                        kind: .warning, title: "第\(offer.target.line.number)版の内容が直ちに使用されます。",
                        body: "適用中の版は履歴に残り、同じファイルをもう一度取り込むことができます。")),
                .heading("戻すことによる差分"),
            ] + MasterBlocks.difference(offer.difference) + [
                .form(
                    Form(
                        action: place.path("undo?from=\(offer.current.line.number)"), submit: "直前の版へ戻す",
                        token: place.token, fields: [], isDangerous: true)),
                .links([Link("戻さずに一覧へ", path: place.base)]),
            ], error: error)
    }
}
