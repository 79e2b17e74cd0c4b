import DesignSystem
import WebServer

/// One version's content.
enum MasterVersionPage {
    /// The most rows that a page lists of one table.
    static let most = 100

    static func page<Document: MasterDocument>(_ place: MasterPlace, _ applied: AppliedMaster<Document>) -> Page {
        place.page(
            "\(Document.form.title) 第\(applied.line.number)版",
            [MasterBlocks.summary(applied)] + applied.master.lists.map(table)
                + [.links([Link("マスターの一覧へ戻る", path: place.base)])])
    }

    private static func table(_ list: MasterList) -> Block {
        let rest = list.entries.count > most ? "（先頭の\(most)件。ほか \(list.entries.count - most)件）" : ""
        return .table(
            Table(
                caption: "\(list.title) \(list.entries.count)件\(rest)", headers: ["コード", "内容"],
                rows: list.entries.prefix(most).map { [.text($0.key), .text($0.text)] }))
    }
}
