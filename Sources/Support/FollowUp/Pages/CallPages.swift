import DesignSystem
import Identifiers
import NoticeForms
import RollUp
import WebServer

/// Whom to call.
enum CallPages {
    static func list(_ request: WebRequest, _ scene: Scene, _ list: CallList) -> Page {
        let more = list.total > list.lines.count ? "急ぐ順に\(list.lines.count)団体を表示しています。" : ""
        return Page(
            request.frame, title: "\(scene.title)の架電一覧",
            blocks: [
                .text("連絡が必要な団体は\(list.total)団体です。\(more)"),
                .list(["受領が確認されていないメール、再連絡の予定、期限超過、遅れ見込みの順に並べます。"]),
                .table(
                    Table(
                        caption: "連絡先（急ぐ順）",
                        headers: ["団体", "理由", "止まっている作業", "連絡先", "電話番号", "窓口担当者", "前回の連絡"],
                        rows: list.lines.map(row), empty: "連絡が必要な団体はありません。")),
                .links([Link("架電一覧（CSV）", path: "\(FollowUpSite.base)/export/calls.csv")]),
            ])
    }

    private static func row(_ line: CallList.Line) -> [Table.Cell] {
        let organisation = line.entry.organisation
        return [
            .link(
                Link(organisation.name, path: "\(FollowUpSite.base)/organisations/\(organisation.code.text)")),
            .text(line.why), .text(line.reason.map(Words.reason) ?? ""),
            .text(line.toCall.map { "\($0.contact.name)（\($0.role.title)）" } ?? "連絡票が未受付です"),
            .code(line.toCall?.contact.telephone ?? ""),
            .text(line.window.map { "\($0.contact.name) \($0.contact.telephone)" } ?? ""),
            .text(line.note.map { "\($0.writtenAt.dayText) \(Words.clipped($0.content, 30))" } ?? "なし"),
        ]
    }
}
