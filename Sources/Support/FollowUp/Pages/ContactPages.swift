import AccessControl
import DesignSystem
import Foundation
import Identifiers
import NoticeForms
import RollUp
import ServiceCalendar
import WebServer

/// Who is told what, drawn; and the hand-over when somebody leaves (§1.3).
enum ContactPages {
    static func show(
        _ request: WebRequest, _ progress: OrganisationProgress, _ contacts: [ContactEntry],
        error: (any ProblemConvertible)? = nil, form: FormBody? = nil
    ) -> Page {
        var blocks: [Block] = [
            .diagram(chain(progress, contacts)),
            .table(
                Table(
                    caption: "担当と役割（図と同じ内容）", headers: ["担当", "氏名", "役割"],
                    rows: ContactRole.allCases.filter {
                        $0 != .educationAdministrator || !progress.organisation.kind.isUnion
                    }
                    .map { role in
                        [
                            .text(role.title),
                            .text(contacts.first { $0.role == role }?.contact.name ?? "記載がありません"),
                            .text(role.isTold),
                        ]
                    })), .heading("連絡先"), .table(OrganisationPages.contacts(contacts)), .heading("受領が確認されないとき"),
            .list([
                "はじめに、窓口担当部署の管理者と担当者へメールを送ります。",
                "開庁日で\(ChainRule.patience)日のうちに受領が確認されないときは、作業の担当者へ直接送ります。",
                "さらに\(ChainRule.patience)日のうちに確認されないときは、架電一覧の先頭に表示します。",
            ]), .links([Link("\(progress.organisation.name)の状況に戻る", path: OrganisationPages.path(progress))]),
        ]
        if request.actor.may(.followUp), !contacts.isEmpty {
            blocks += [
                .heading("担当者の引き継ぎ"), .text("異動などで担当者が替わったときに記録します。団体には、変更後の連絡票の送付も依頼してください。"),
                .form(handover(request, progress, contacts, form)),
            ]
        }
        return Page(
            request.frame, title: "\(progress.organisation.name)の連絡の流れ",
            errors: error.map { [$0.fieldError] } ?? [], blocks: blocks)
    }

    private static func handover(
        _ request: WebRequest, _ progress: OrganisationProgress, _ contacts: [ContactEntry], _ form: FormBody?
    ) -> Form {
        Form(
            action: "\(OrganisationPages.path(progress))/handovers", submit: "引き継ぎを記録する",
            token: request.session?.formToken,
            fields: [
                Field(
                    "role", label: "引き継ぐ担当",
                    kind: .list(contacts.map { .init($0.role.rawValue, "\($0.role.title)：\($0.contact.name)") }),
                    value: form?["role"] ?? ""),
                Field("name", label: "後任者の氏名", value: form?["name"] ?? ""),
                Field("department", label: "後任者の所属", value: form?["department"] ?? ""),
                Field("telephone", label: "後任者の電話番号", value: form?["telephone"] ?? ""),
                Field("mail", label: "後任者のメールアドレス", value: form?["mail"] ?? ""),
                Field(
                    "from", label: "引き継ぐ日", kind: .date, value: form?["from"] ?? request.now.dayText,
                    hint: "この日から、後任者に連絡します。"),
            ])
    }

    /// Platform → window → those who do the work (§1.3).
    private static func chain(_ progress: OrganisationProgress, _ contacts: [ContactEntry]) -> Diagram {
        let doers: [ContactRole] = [
            .mayorAdministrator, .educationAdministrator, .supportSiteAdministrator, .vpnPrimary, .vpnDeputy,
        ].filter { $0 != .educationAdministrator || !progress.organisation.kind.isUnion }
        let (height, step) = (52, 66)
        let total = doers.count * step
        func box(_ role: ContactRole, x: Int, y: Int, width: Int) -> [Diagram.Shape] {
            let name = contacts.first { $0.role == role }?.contact.name
            return Diagram.Shape.tile(
                x: x, y: y, width: width, height: height, fill: name == nil ? .warningSoft : .informationSoft,
                line: name == nil ? .warning : .information, lines: [role.title, name ?? "記載がありません"])
        }
        let middle = total / 2
        let windows: [(ContactRole, Int)] = [(.windowManager, middle - step), (.windowClerk, middle)]
        func line(_ x1: Int, _ y1: Int, _ x2: Int, _ y2: Int) -> Diagram.Shape {
            .line([Diagram.Point(x1, y1), Diagram.Point(x2, y2)], .line, width: 1)
        }
        var shapes: [Diagram.Shape] = []
        for (_, y) in windows { shapes.append(line(160, middle, 210, y + height / 2)) }
        for index in doers.indices {
            shapes.append(line(410, middle, 500, index * step + 8 + height / 2))
        }
        shapes.append(line(410, middle - step + height / 2, 410, middle + height / 2))
        shapes += Diagram.Shape.tile(
            x: 10, y: middle - height / 2, width: 150, height: height, fill: .paperSoft, line: .line,
            lines: ["機構・運用事業者"])
        shapes += windows.flatMap { box($0.0, x: 210, y: $0.1, width: 200) }
        shapes += doers.enumerated().flatMap { box($0.element, x: 500, y: $0.offset * step + 8, width: 230) }
        return Diagram(
            title: "連絡の流れ（下の表と同じ内容）", width: 740, height: max(total + 16, 150), leastWidth: .own, shapes: shapes)
    }
}
