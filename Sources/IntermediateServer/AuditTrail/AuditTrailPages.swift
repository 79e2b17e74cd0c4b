import AccessControl
import AuditLog
import DesignSystem
import Foundation
import MerkleTree
import ServiceCalendar
import WebServer

/// The pages of the audit records.
enum AuditTrailPages {
    static let path = "/admin/audit-log"

    static func results(
        _ request: WebRequest, _ search: AuditSearch, _ found: [AuditRecord], error: (any ProblemConvertible)? = nil
    ) -> Page {
        let records = found.prefix(AuditTrailRoutes.shown)
        var blocks: [Block] = [form(search)]
        if error == nil {
            blocks.append(
                .table(
                    Table(
                        caption: search.before == nil ? "操作記録（新しい順）" : "操作記録（続き）",
                        headers: ["記録番号", "日時", "操作", "結果", "操作した者", "対象", "接続元"],
                        rows: records.map(row), empty: "条件に合う操作記録はありません。")))
        }
        var links: [Link] = []
        if found.count > records.count, let last = records.last {
            links.append(Link("これより前の記録を表示する", path: "\(path)?\(search.query(before: last.sequence))"))
        }
        links.append(Link("署名付きファイルの保存", path: "\(path)/files", note: "改ざんがないことを、誰でも検証できるファイルです。"))
        blocks.append(.links(links))
        return Page(request.frame, title: "操作記録", errors: error.map { [$0.fieldError] } ?? [], blocks: blocks)
    }

    private static func form(_ search: AuditSearch) -> Block {
        let outcomes = [AuditOutcome.success, .refused, .failed].map { Field.Choice($0.rawValue, $0.title) }
        return .form(
            Form(
                action: path, submit: "検索する", token: nil,
                fields: [
                    Field("from", label: "日付（始め）", kind: .date, value: search.from, isRequired: false),
                    Field("until", label: "日付（終わり）", kind: .date, value: search.until, isRequired: false),
                    Field(
                        "event", label: "操作の種類",
                        kind: .list(
                            [Field.Choice("", "すべて")] + EventTitle.subjects.map { Field.Choice($0.key, $0.value) }),
                        value: search.event, isRequired: false),
                    Field(
                        "outcome", label: "結果", kind: .list([Field.Choice("", "すべて")] + outcomes),
                        value: search.outcome, isRequired: false),
                    Field(
                        "actor", label: "操作した者", value: search.actor,
                        hint: "ユーザーID。システムの操作は「system:」に続けてシステムの名前を、運用事業者の操作は operator:console と入力してください。",
                        isRequired: false),
                    Field(
                        "subject", label: "対象に含まれる文字", value: search.subject,
                        hint: "個人番号は記録されていません。検索には使わないでください。", isRequired: false),
                ], isQuery: true))
    }

    private static func row(_ record: AuditRecord) -> [Table.Cell] {
        [
            .link(Link(String(record.sequence), path: "\(path)/records/\(record.sequence)")),
            .text(JapanTime.japanese(record.recordedAt)), .text(EventTitle.of(record.event)),
            .state(record.outcome.title, record.outcome.kind), .text(ActorWords.shown(record.actor)),
            .text(record.subject),
            .code(record.remoteAddress),
        ]
    }

    static func record(_ request: WebRequest, _ found: ProvenRecord) -> Page {
        let record = found.record
        var blocks: [Block] = [
            .summary([
                SummaryRow("操作", EventTitle.of(record.event)), SummaryRow("イベント名", record.event),
                SummaryRow("結果", record.outcome.title), SummaryRow("日時", JapanTime.text(record.recordedAt)),
                SummaryRow("操作した者", ActorWords.shown(record.actor)),
                SummaryRow("記録での操作した者", record.actor, isCode: true),
                SummaryRow("対象", record.subject.isEmpty ? "なし" : record.subject),
                SummaryRow("接続元", record.remoteAddress.isEmpty ? "なし" : record.remoteAddress),
            ]), .heading("改ざんがないことの証明"),
        ]
        if let proof = found.proof {
            let head = proof.head.signed.head
            blocks += [
                proof.holds
                    ? .notice(Notice(kind: .success, title: "改ざんはありません", body: "この記録は、署名された操作記録に含まれています。"))
                    : .notice(Notice(kind: .error, title: "記録が一致しません", body: "この記録は、署名された操作記録と一致しません。運用事業者に連絡してください。")),
                .summary([
                    SummaryRow("この記録の位置", "\(head.treeSize)件のうち\(proof.place + 1)件目"),
                    SummaryRow("署名した日時", JapanTime.japanese(head.instant)),
                    SummaryRow(
                        "国側の証人の確認", proof.head.cosignature.map { JapanTime.japanese($0.instant) } ?? "まだありません"),
                    SummaryRow("ルートハッシュ", hex(head.rootHash), isCode: true),
                ]),
                .subheading("包含証明（RFC 9162 2.1.3）"), .list(proof.path.map(hex)),
            ]
        } else {
            blocks.append(.notice(Notice(kind: .information, title: "署名を待っています", body: "しばらくしてから、もう一度表示してください。")))
        }
        blocks.append(.links([Link("操作記録の検索へ戻る", path: path)]))
        return Page(request.frame, title: "操作記録 \(record.sequence)", errors: [], blocks: blocks)
    }

    static func files(_ request: WebRequest, _ segments: [AuditSegment], _ head: KeptHead?, key: TreeHeadKey) -> Page {
        Page(
            request.frame, title: "署名付きファイルの保存", errors: [],
            blocks: [
                .text(
                    "操作記録は7年間以上保存されます。年度が終わると、その年度の記録を署名で封印します。"
                        + "ファイルは、プラットフォームの公開鍵だけで検証できます（kakehashi audit verify）。"),
                .table(
                    Table(
                        caption: "年度ごとのファイル", headers: ["年度", "件数", "状態"],
                        rows: segments.reversed().map { row($0, head) }, empty: "署名された記録はまだありません。")),
                .links(
                    (head == nil ? [] : [Link("すべての記録を保存する", path: "\(path)/files/log")]) + [
                        Link("公開鍵を保存する", path: "\(path)/files/key", note: "SHA-256 \(key.fingerprint)"),
                        Link("操作記録の検索へ戻る", path: path),
                    ]),
            ])
    }

    private static func row(_ segment: AuditSegment, _ head: KeptHead?) -> [Table.Cell] {
        let end = segment.endPlace ?? head?.signed.head.treeSize ?? segment.firstPlace
        return [
            .link(Link("\(segment.year)年度", path: "\(path)/files/years/\(segment.year)")),
            .text("\(max(0, end - segment.firstPlace))件"),
            segment.isSealed ? .state("封印済み", .success) : .state("記録中", .information),
        ]
    }

    private static func hex(_ bytes: some Sequence<UInt8>) -> String {
        bytes.map { String(format: "%02x", $0) }.joined()
    }
}

extension AuditOutcome {
    fileprivate var title: String {
        switch self {
        case .success: "成功"
        case .refused: "拒否"
        case .failed: "失敗"
        }
    }

    fileprivate var kind: Notice.Kind {
        switch self {
        case .success: .success
        case .refused: .warning
        case .failed: .error
        }
    }
}
