import AccessControl
import ContactHours
import DesignSystem
import Foundation
import ServiceCalendar
import Tickets
import WebServer

/// Lists of tickets.
enum DeskPages {
    static func home(
        _ request: WebRequest, _ counts: [(queue: TicketQueue, open: Int, late: Int)], _ own: [Ticket],
        _ handOvers: [HandOver], _ names: DeskNames
    ) -> Page {
        var blocks: [Block] = []
        let unread = handOvers.filter { $0.readAt == nil && $0.from != request.actor.identifier }
        if let first = unread.first {
            blocks += [
                .notice(
                    Notice(
                        kind: .information, title: "\(names.person(first.from))からの引継ぎがあります（\(first.tickets)件）。",
                        body: first.note)),
                .links([Link("引継ぎを確認する", path: "/desk/hand-over")]),
            ]
        }
        blocks += [
            .table(
                Table(
                    caption: "キュー", headers: ["キュー", "未解決", "初回回答の期限切れ"],
                    rows: counts.map { count in
                        [
                            .link(Link(count.queue.title, path: "/desk/queues/\(count.queue.rawValue)")),
                            .text("\(count.open)件"),
                            count.late == 0 ? .text("0件") : .state("\(count.late)件", .error),
                        ]
                    })),
            .heading("自分の担当"), list("自分の担当（期限の近い順）", own, names, request.now),
            .links([
                Link("電話・FAXの問合せを入力する", path: "/desk/tickets/new"), Link("勤務を引き継ぐ", path: "/desk/hand-over"),
            ]),
        ]
        return Page(request.frame, title: "ヘルプデスク", blocks: blocks)
    }

    static func queue(
        _ request: WebRequest, _ queue: TicketQueue, _ tickets: [Ticket], _ names: DeskNames
    ) -> Page {
        var blocks = [list("\(queue.title)（期限の近い順）", tickets, names, request.now)]
        if tickets.count == TicketStore.pageSize, let last = tickets.last {
            blocks.append(
                .links([
                    Link("次の\(TicketStore.pageSize)件", path: "\(request.path)?after=\(QueuePlace(after: last).text)")
                ]))
        }
        let isFirst = request.query["after"] == nil
        return Page(request.frame, title: "キュー: \(queue.title)\(isFirst ? "" : "（続き）")", blocks: blocks)
    }

    static func list(_ caption: String, _ tickets: [Ticket], _ names: DeskNames, _ now: Date) -> Block {
        .table(
            Table(
                caption: caption, headers: ["受付番号", "件名", "団体", "方法", "状態", "初回回答の期限", "担当"],
                rows: tickets.map { ticket in
                    [
                        .link(Link(ticket.reference, path: "/desk/tickets/\(ticket.number)")),
                        .text((ticket.isUrgent ? "【緊急】" : "") + ticket.subject),
                        .text(names.organisation(ticket)), .text(ticket.channel.title),
                        state(ticket.state), due(ticket, now), .text(ticket.assignee.map(names.person) ?? "―"),
                    ]
                }, empty: "ありません。"))
    }

    static func due(_ ticket: Ticket, _ now: Date) -> Table.Cell {
        if ticket.firstAnsweredAt != nil { return .text("回答済") }
        let text = JapanTime.japanese(ticket.dueAt)
        if ticket.dueAt <= now || ticket.escalation == .overdue { return .state("\(text) 超過", .error) }
        return ticket.escalation == .soon ? .state("\(text) 間近", .warning) : .text(text)
    }

    static func state(_ state: TicketState) -> Table.Cell {
        switch state {
        case .received: .state(state.title, .warning)
        case .working: .state(state.title, .information)
        case .waiting, .resolved, .closed: .state(state.title, .success)
        case .merged: .text(state.title)
        }
    }
}
