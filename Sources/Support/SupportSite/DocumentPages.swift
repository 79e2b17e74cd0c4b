import AccessControl
import DesignSystem
import Identifiers
import PKI
import Programme
import ServiceCalendar
import WebServer

/// The documents of the programme, by task and at their versions (§6.1), and the CA certificate (§2.3).
enum DocumentPages {
    static func path(_ document: ProgrammeDocument) -> String { "/support/documents/\(document.id)" }

    /// 「VPN装置取扱マニュアル」 with its version where the source names one.
    static func name(_ document: ProgrammeDocument) -> String {
        [document.title, document.version].compactMap(\.self).joined(separator: " ")
    }

    static func list(
        _ request: WebRequest, _ organisation: Organisation, _ programme: Programme, _ authority: IssuedCertificate,
        _ addresses: [ServerAddresses]
    ) -> Page {
        let tasks = programme.tasks.filter { task in
            organisation.bureaus.contains { task.isDone(by: $0, of: organisation.kind) }
        }
        return Page(
            request.frame, title: "ドキュメントとCA証明書",
            blocks: [
                .heading("CA証明書"),
                .text(
                    "各端末のOS利用者ごとに登録してください。登録の前に、ダウンロードしたファイルのフィンガープリントが次の一覧と一致することを確認してください。SHA-1は、Windowsの「拇印」との照合のためだけに示しています。"
                ),
                .table(
                    Table(
                        caption: "フィンガープリント一覧", headers: ["証明書", "SHA-256 フィンガープリント", "SHA-1 フィンガープリント", "有効期限"],
                        rows: [
                            [
                                .text(authority.subject), .text(authority.sha256Fingerprint),
                                .text(authority.sha1Fingerprint),
                                .text(JapanTime.japanese(authority.notAfter)),
                            ]
                        ])),
                .links(
                    organisation.bureaus.map {
                        Link("CA証明書をダウンロードする（\($0.title)の端末用）", path: "/support/\($0.rawValue)/ca-certificate.pem")
                    }
                        + (request.actor.may(.requestSystemCertificates)
                            ? [Link("団体内システムの証明書", path: "/support/systems", note: "CSRの提出と証明書の発行")] : [])),
                .heading("サーバーのURL"), .text("設定依頼票に書いた端末から開きます。サインインには、CA証明書の登録が必要です。"),
                ServerAddresses.table(addresses),
                .heading("作業ごとのドキュメント"),
                .table(
                    Table(
                        caption: "総合運用テスト準備で使用するドキュメント（§6.1）", headers: ["作業", "ドキュメント名", "版", "入手先"],
                        rows: tasks.flatMap { task in
                            task.documents.compactMap(programme.document).map { row($0, of: task, organisation) }
                        })),
            ])
    }

    private static func row(
        _ document: ProgrammeDocument, of task: ProgrammeTask, _ organisation: Organisation
    ) -> [Table.Cell] {
        let bureau = organisation.bureaus.first { task.isDone(by: $0, of: organisation.kind) } ?? .mayor
        return [
            .link(Link(task.title, path: TaskView.path(task.id, bureau))),
            .link(Link(document.title, path: path(document))), .text(document.version ?? "—"),
            .text(document.from ?? "この画面から開けます"),
        ]
    }

    static func document(
        _ request: WebRequest, _ organisation: Organisation, _ document: ProgrammeDocument, _ programme: Programme
    ) -> Page {
        let tasks = organisation.bureaus.flatMap { bureau in
            programme.tasks(for: bureau, of: organisation.kind).filter { $0.documents.contains(document.id) }
                .map { Link("\($0.title)（\(bureau.title)）", path: TaskView.path($0.id, bureau)) }
        }
        var links = tasks
        if let opens = document.opens, ReservedDeeds.mayOpen(opens, request.actor) {
            links.insert(Link("この資料を開く", path: opens), at: 0)
        }
        return Page(
            request.frame, title: name(document),
            blocks: [
                .summary([
                    SummaryRow("版", document.version ?? "説明資料に版の記載なし"),
                    SummaryRow("内容", document.content ?? "—"),
                    SummaryRow("入手先", document.from ?? "このサイト"), SummaryRow("説明資料の節", document.section),
                ]), .heading("この資料を使う作業"), .links(links),
            ])
    }
}
