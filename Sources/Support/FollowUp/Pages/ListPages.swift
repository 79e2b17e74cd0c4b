import DesignSystem
import Foundation
import Identifiers
import Programme
import RollUp
import WebServer

/// The list of organisations, worst first.
enum ListPages {
    static func list(_ request: WebRequest, _ scene: Scene, _ query: ListQuery) -> Page {
        let found = scene.summary.entries.filter { query.matches($0, scene.plan) }
        let pages = max(1, (found.count + ListQuery.pageSize - 1) / ListQuery.pageSize)
        let page = min(query.page, pages)
        let shown = found.dropFirst((page - 1) * ListQuery.pageSize).prefix(ListQuery.pageSize)
        var links: [Link] = []
        if page > 1 { links.append(Link("前の\(ListQuery.pageSize)団体", path: query.path(page: page - 1))) }
        if page < pages { links.append(Link("次の\(ListQuery.pageSize)団体", path: query.path(page: page + 1))) }
        return Page(
            request.frame, title: "\(scene.title)の団体一覧",
            blocks: [
                .form(form(scene, query)),
                .text("該当 \(found.count)団体（全\(scene.summary.total)団体）　\(page)／\(pages)ページ"),
                .table(RollUpPages.organisationTable("遅れの大きい順", shown, scene.plan, now: scene.now)),
            ] + (links.isEmpty ? [] : [.links(links)]))
    }

    private static func form(_ scene: Scene, _ query: ListQuery) -> Form {
        var fields = [
            Field("q", label: "団体名、団体コード又はローマ字", value: query.text, isRequired: false)
        ]
        if scene.reach == .nation {
            let prefectures = Maps.lines(scene.summary).map { Field.Choice($0.number, $0.name) }
            fields.append(
                Field(
                    "prefecture", label: "都道府県", kind: .list([.init("", "すべて")] + prefectures),
                    value: query.prefecture, isRequired: false))
        }
        var tasks: [Field.Choice] = []
        for slot in scene.plan.slots where !tasks.contains(where: { $0.value == slot.task.id }) {
            tasks.append(.init(slot.task.id, slot.task.title))
        }
        fields += [
            Field(
                "kind", label: "種別",
                kind: .list([.init("", "すべて")] + OrganisationKind.allCases.map { .init($0.rawValue, $0.title) }),
                value: query.kind?.rawValue ?? "", isRequired: false),
            Field(
                "standing", label: "状態",
                kind: .list([.init("", "すべて")] + Standing.allCases.map { .init($0.code, $0.title) }),
                value: query.standing?.code ?? "", isRequired: false),
            Field(
                "task", label: "未完了の作業", kind: .list([.init("", "問わない")] + tasks), value: query.task,
                isRequired: false),
        ]
        return Form(
            action: "\(FollowUpSite.base)/organisations", submit: "絞り込む", token: nil, fields: fields, isQuery: true)
    }
}
