import AccessControl
import Accounts
import AuditLog
import DesignSystem
import HTTPTypes
import Identifiers
import Storage
import SupportSite
import Tickets
import WebServer

/// One ticket, and every deed to it.
struct DeskTicketRoutes: Sendable {
    let service: TicketService
    let accounts: AccountService
    let surroundings: DeskSurroundings

    var routes: [Route] {
        let path = "/desk/tickets/{ticket}"
        return [
            .page(.get, path, .requires(.workAtDesk), .ticketShown) { .page(try await page($0)) },
            deed("answers", .ticketAnswered) { number, form, exchange in
                try await service.answer(
                    form["text"].replacing("\r\n", with: "\n"), to: number, seen: Int64(form["version"]) ?? -1,
                    resolves: form["resolves"] == "yes", by: exchange)
            },
            deed("notes", .ticketNoted) { number, form, exchange in
                try await service.note(form["note"].replacing("\r\n", with: "\n"), on: number, by: exchange)
            },
            deed("assignment", .ticketAssigned) { number, form, exchange in
                let known = try await colleagues()
                guard let one = known.first(where: { $0.account == form["account"] }) else {
                    throw TicketError.missing(field: "account", title: "担当者")
                }
                try await service.assign(
                    number, to: one.account, name: one.name, seen: Int64(form["version"]), by: exchange)
            },
            deed("placement", .ticketMoved, move),
            deed("resolution", .ticketResolved) { number, _, exchange in
                try await service.resolve(number, by: exchange)
            },
            deed("reopening", .ticketReopened) { number, _, exchange in
                try await service.reopen(number, by: exchange)
            },
            deed("merging", .ticketMerged) { number, form, exchange in
                guard let target = Int64(form["target"].uppercased().replacing("HD-", with: "")) else {
                    throw TicketError.missing(field: "target", title: "まとめる先の受付番号")
                }
                try await service.merge(number, into: target, by: exchange)
            },
            deed("problem", .ticketLinked) { number, form, exchange in
                guard let problem = Int64(form["problem"]) else {
                    throw TicketError.missing(field: "problem", title: "既知の問題")
                }
                try await service.link(number, toProblem: problem, by: exchange)
            },
        ]
    }

    /// A form of the ticket's page: back to it when it was taken, shown again with what was wrong when it was not.
    private func deed(
        _ noun: String, _ event: AuditEvent,
        _ work: @escaping @Sendable (Int64, FormBody, Exchange) async throws -> Void
    ) -> Route {
        .page(.post, "/desk/tickets/{ticket}/\(noun)", .requires(.workAtDesk), event) { request in
            guard let number = Int64(try request.parameter("ticket")) else { throw Problem.notFound }
            let form = try request.form()
            return try await request.answering {
                try await work(number, form, request.exchange)
                return .seeOther("/desk/tickets/\(number)")
            } refused: { error in
                try await page(request, sent: form, error: error)
            }
        }
    }

    @Sendable private func move(_ number: Int64, _ form: FormBody, _ exchange: Exchange) async throws {
        guard let queue = TicketQueue(rawValue: form["queue"]), let topic = TicketTopic(rawValue: form["topic"]) else {
            throw TicketError.missing(field: "queue", title: "キュー又は分類")
        }
        var organisation: (code: String, prefecture: String)?
        if !form["organisation"].isEmpty {
            let code = form["organisation"]
            let found = try await service.store.read { tx in try NoticeFormStore.organisation(code, in: tx) }
            guard let found else { throw TicketError.unknownOrganisation }
            organisation = (found.code.text, found.prefecture)
        }
        try await service.move(number, queue: queue, topic: topic, organisation: organisation, by: exchange)
    }

    /// The page as it stands now: after a refusal with what came meanwhile.
    private func page(
        _ request: WebRequest, sent: FormBody? = nil, error: (any ProblemConvertible)? = nil
    ) async throws -> Page {
        guard let number = Int64(try request.parameter("ticket")) else { throw Problem.notFound }
        let account = request.actor.identifier
        let found = try await service.store.read { tx in
            try TicketStore.ticket(number, in: tx).map { ticket in
                (
                    ticket, try TicketStore.entries(of: number, isForOrganisation: false, in: tx),
                    try TicketService.templates(in: tx), try TicketService.problems(in: tx),
                    try TicketStore.draft(of: number, by: account, in: tx),
                    try NoticeFormStore.organisation(ticket.organisation, in: tx)?.name ?? "",
                    try DeskNames(of: [], accounts, in: tx)
                )
            }
        }
        guard let (ticket, entries, templates, problems, draft, name, names) = found else { throw Problem.notFound }
        let view = DeskTicketView(
            ticket: ticket, entries: entries, templates: templates, problems: problems.filter { $0.answer == nil },
            colleagues: try await colleagues(), draft: draft,
            surroundings: try await surroundings.blocks(of: ticket.organisation), organisationName: name,
            names: names, readiness: try await surroundings.readiness(of: ticket.organisation))
        return DeskTicketPage(request: request, view: view, sent: sent, error: error).page
    }

    private func colleagues() async throws -> [(account: String, name: String)] {
        try await service.store.read { tx in
            try accounts.seated([.deskClerk, .deskSupervisor], in: tx).map { ("account:\($0.identifier)", $0.name) }
        }
    }
}
