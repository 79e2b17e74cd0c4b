import AccessControl
import DesignSystem
import ServiceCalendar

/// One master on its overview: in force, waiting, history, import, undo.
enum MasterOverviewBlocks {
    static func blocks<Document: MasterDocument>(
        _ place: MasterPlace, _ state: MasterState<Document>, error: MasterError? = nil
    ) -> [Block] {
        let form = Document.form.title
        let done = place.done.map { [Block.notice($0.notice)] } ?? []
        return (error.map(MasterErrorBlocks.blocks) ?? done) + waiting(place, state) + [
            MasterBlocks.history(Document.form, state.history) { place.path("history/\($0)") }
        ]
            + (state.canUndo
                ? [.links([Link("直前の版へ戻す", path: place.path("undo"), note: "確認の画面が表示されます。")])] : [])
            + [
                .heading("\(form)を取り込む"),
                .text("ファイルを検査し、適用中の版との差分を表示します。確認するまで適用されません。内容に一つでも誤りがあれば、何も適用されません。"),
                .form(
                    Form(
                        action: place.base, submit: "検査して差分を表示する", token: place.token,
                        fields: [
                            Field(
                                "master", label: "\(form)のファイル", kind: .file(accept: ".json"),
                                hint: "配信されたままの JSON ファイル（UTF-8、\(MasterFile.limit >> 20) MB以下）")
                        ])),
            ]
    }

    private static func waiting<Document: MasterDocument>(
        _ place: MasterPlace, _ state: MasterState<Document>
    ) -> [Block] {
        guard let staged = state.waiting else { return [] }
        return [
            .notice(
                Notice(
                    kind: .warning, title: "確認待ちのファイルがあります（\(staged.master.version)）。",
                    body:
                        "\(ActorWords.shown(staged.stagedBy)) が選択しました。\(JapanTime.japanese(staged.expiresAt)) までに確認してください。"
                )),
            .links([Link("差分を確認して、適用するか取り消す", path: place.path("staged"))]),
        ]
    }
}

/// How one master stands on one server.
struct MasterState<Document: MasterDocument>: Sendable {
    let history: [MasterLine]
    let waiting: StagedMaster<Document>?
    let canUndo: Bool
}
