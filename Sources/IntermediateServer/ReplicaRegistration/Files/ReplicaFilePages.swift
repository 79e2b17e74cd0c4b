import DesignSystem
import Foundation
import OrganisationProtocol
import ServiceCalendar
import WebServer

/// What people see of files of 副本: how far each is, and what is wrong with its rows.
enum ReplicaFilePages {
    static let path = "/operation-support/files"
    /// Faults on one page; the file of the result has more.
    static let shownFaults = 200

    static func list(_ request: WebRequest, _ files: [ReplicaFile], _ backlog: ReplicaBacklog?) -> Page {
        Page(
            request.frame, title: "副本ファイルの登録状況", errors: [],
            blocks: alarm(backlog, at: request.now) + [
                .text("既存システムが送信した副本のファイルです。登録が終わるまで、そのファイルの副本は検索や提供の対象になりません。"),
                .table(
                    Table(
                        caption: "ファイル（新しい順）", headers: ["番号", "既存システム", "状態", "進み具合", "誤り", "受付日時"],
                        rows: files.map { file in
                            [
                                .link(Link("\(file.number)", path: "\(path)/\(file.number)")),
                                .text(file.request.system), .state(file.state.title, file.state.kind),
                                .text(file.progress), .text("\(file.refused)件"),
                                .text(JapanTime.japanese(file.announcedAt)),
                            ]
                        }, empty: "ファイルはまだ送信されていません。")),
                .links([Link("最新の状態にする", path: path), Link("副本データの確認へ戻る", path: "/operation-support/")]),
            ])
    }

    private static func alarm(_ backlog: ReplicaBacklog?, at now: Date) -> [Block] {
        guard let backlog, backlog.isAlarming(at: now) else { return [] }
        return [
            .notice(
                Notice(
                    kind: .error, title: "副本ファイルの処理が滞っています",
                    body: "\(backlog.text)「受信中」のファイルは既存システムからの送信が止まっていないか、それ以外は運用事業者に確認してください。"))
        ]
    }

    static func detail(_ request: WebRequest, _ file: ReplicaFile, _ faults: [ReplicaFileFault]) -> Page {
        var blocks: [Block] = []
        if let reason = file.reason {
            blocks.append(.notice(Notice(kind: .error, title: file.state.title, body: reason)))
        } else if file.state == .registered, file.refused > 0 {
            blocks.append(
                .notice(
                    Notice(
                        kind: .warning, title: "一部の行が登録されていません",
                        body: "誤りのある\(file.refused)件を直し、直した行だけを新しいファイルで送信してください。")))
        }
        blocks.append(
            .summary([
                SummaryRow("既存システム", file.request.system), SummaryRow("状態", file.state.title),
                SummaryRow("進み具合", file.progress), SummaryRow("送信側の件数", "\(file.request.records)件"),
                SummaryRow("登録", "\(file.accepted)件"), SummaryRow("登録済みと同じ", "\(file.unchanged)件"),
                SummaryRow("登録されなかった行", "\(file.refused)件"),
                SummaryRow("誤りがある場合", file.request.mode == .allOrNothing ? "全件を登録しない" : "正しい行だけを登録する"),
                SummaryRow("受付日時", JapanTime.japanese(file.announcedAt)),
                SummaryRow("最終更新日時", JapanTime.japanese(file.changedAt)),
            ]))
        blocks.append(
            .table(
                Table(
                    caption: caption(file), headers: ["行", "列", "内容", "コード"],
                    rows: faults.map { fault in
                        [
                            .text("\(fault.row)"), .text(fault.column.isEmpty ? "（行全体）" : fault.column),
                            .text(fault.message), .code(fault.code),
                        ]
                    }, empty: "誤りは見つかっていません。")))
        blocks.append(
            .links([
                Link("最新の状態にする", path: "\(path)/\(file.number)"), Link("ファイルの一覧へ戻る", path: path),
            ]))
        return Page(request.frame, title: "副本ファイル \(file.number)", errors: [], blocks: blocks)
    }

    private static func caption(_ file: ReplicaFile) -> String {
        file.faultCount > shownFaults ? "誤り（\(file.faultCount)個のうち最初の\(shownFaults)個）" : "誤り（\(file.faultCount)個）"
    }
}

extension ReplicaFile {
    fileprivate var progress: String {
        switch state {
        case .receiving: "受信 \(received) / \(request.size)バイト（\(received * 100 / request.size)%）"
        case .waiting: "受信完了。順番を待っています"
        case .loading, .discarding, .registered, .refused:
            "読み取り \(read) / \(request.records)件（\(min(100, read * 100 / request.records))%）"
        case .abandoned: "受信 \(received) / \(request.size)バイトで取りやめ"
        }
    }
}

extension ReplicaFile.State {
    fileprivate var kind: Notice.Kind {
        switch self {
        case .receiving, .waiting, .loading: .information
        case .discarding, .abandoned: .warning
        case .registered: .success
        case .refused: .error
        }
    }
}
