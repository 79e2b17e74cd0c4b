import AccessControl
import Accounts
import AuditLog
import DesignSystem
import HTTPTypes
import ServiceCalendar
import Storage
import Tickets
import WebServer

/// Known problems, templates, hand-over and figures.
struct DeskToolRoutes: Sendable {
    let service: TicketService
    let accounts: AccountService

    var routes: [Route] {
        [
            .page(.get, "/desk/problems", .requires(.workAtDesk), .deskShown) { .page(try await problems($0)) },
            .page(.post, "/desk/problems", .requires(.workAtDesk), .problemOpened, openProblem),
            .page(.get, "/desk/problems/{problem}", .requires(.workAtDesk), .deskShown) {
                .page(try await problem($0))
            },
            .page(.post, "/desk/problems/{problem}/answer", .requires(.workAtDesk), .problemAnswered, answerProblem),
            .page(.get, "/desk/templates", .requires(.superviseDesk), .deskShown) { .page(try await templates($0)) },
            .page(.post, "/desk/templates", .requires(.superviseDesk), .templateSaved, saveTemplate),
            .page(.get, "/desk/hand-over", .requires(.workAtDesk), .deskShown) { .page(try await handOver($0)) },
            .page(.post, "/desk/hand-over", .requires(.workAtDesk), .handedOver, hand),
            .page(.post, "/desk/hand-over/{number}/reading", .requires(.workAtDesk), .handOverRead, readHandOver),
            .page(.get, "/desk/figures", .requires(.superviseDesk), .figuresShown, figures),
        ]
    }

    // MARK: - Known problems

    private func problems(_ request: WebRequest, error: (any ProblemConvertible)? = nil) async throws -> Page {
        let all = try await service.store.read { tx in try TicketService.problems(in: tx) }
        let sent = error == nil ? nil : try? request.form()
        return Page(
            request.frame, title: "既知の問題", errors: error.map { [$0.fieldError] } ?? [],
            blocks: [
                .table(
                    Table(
                        caption: "既知の問題", headers: ["名称", "関連する問合せ", "状態"],
                        rows: all.map { one in
                            [
                                .link(Link(one.title, path: "/desk/problems/\(one.number)")), .text("\(one.tickets)件"),
                                one.answeredAt == nil ? .state("対応中", .warning) : .state("回答済", .success),
                            ]
                        })), .heading("既知の問題を登録する"),
                .form(
                    Form(
                        action: "/desk/problems", submit: "登録する", token: request.session?.formToken,
                        fields: [
                            Field("title", label: "名称", value: sent?["title"] ?? ""),
                            Field(
                                "description", label: "内容と暫定対処", kind: .area,
                                value: sent?.verbatim("description") ?? ""),
                        ])),
            ])
    }

    @Sendable private func openProblem(_ request: WebRequest) async throws -> WebResponse {
        let form = try request.form()
        return try await request.answering {
            let number = try await service.openProblem(
                title: form["title"], description: form["description"], by: request.exchange)
            return .seeOther("/desk/problems/\(number)")
        } refused: { error in
            try await problems(request, error: error)
        }
    }

    private func problem(_ request: WebRequest, error: (any ProblemConvertible)? = nil) async throws -> Page {
        guard let number = Int64(try request.parameter("problem")),
            let found = try await service.store.read({ tx in
                try TicketService.problem(number, in: tx).map { known in
                    let open = try TicketStore.open(ofProblem: number, in: tx)
                    return (known, open, try DeskNames(of: open, accounts, in: tx))
                }
            })
        else { throw Problem.notFound }
        let (known, open, names) = found
        var blocks: [Block] = known.description.split(separator: "\n").map { .text(String($0)) }
        blocks.append(.summary([SummaryRow("関連する問合せ", "\(known.tickets)件（未解決 \(open.count)件）")]))
        if !open.isEmpty { blocks.append(DeskPages.list("関連する未解決の問合せ", open, names, request.now)) }
        if let answer = known.answer {
            blocks += [.heading("回答済")] + answer.split(separator: "\n").map { .text(String($0)) }
        } else if open.isEmpty {
            blocks.append(.text("関連する未解決の問合せができると、ここからまとめて回答できます。関連付けは、問合せの画面の「既知の問題」で行います。"))
        } else {
            let sent = error == nil ? nil : try? request.form()
            blocks += [
                .heading("関連する未解決の問合せすべてに回答する"),
                .form(
                    Form(
                        action: "/desk/problems/\(number)/answer", submit: "すべてに回答する",
                        token: request.session?.formToken,
                        fields: [
                            Field(
                                "text", label: "回答", kind: .area, value: sent?.verbatim("text") ?? "",
                                hint: "関連付けたすべての団体に、同じ文章が届きます。元に戻せません。")
                        ], isDangerous: true)),
            ]
        }
        return Page(
            request.frame, title: "既知の問題: \(known.title)", errors: error.map { [$0.fieldError] } ?? [],
            blocks: blocks)
    }

    @Sendable private func answerProblem(_ request: WebRequest) async throws -> WebResponse {
        guard let number = Int64(try request.parameter("problem")) else { throw Problem.notFound }
        let form = try request.form()
        return try await request.answering {
            _ = try await service.answerProblem(
                number, form["text"].replacing("\r\n", with: "\n"), by: request.exchange)
            return .seeOther("/desk/problems/\(number)")
        } refused: { error in
            try await problem(request, error: error)
        }
    }

    // MARK: - Templates

    private func templates(_ request: WebRequest, error: (any ProblemConvertible)? = nil) async throws -> Page {
        let all = try await service.store.read { tx in try TicketService.templates(in: tx) }
        let sent = error == nil ? nil : try? request.form()
        let known = all.first { String($0.number) == request.query["number"] }
        return Page(
            request.frame, title: known.map { "定型文: \($0.title)" } ?? "定型文",
            errors: error.map { [$0.fieldError] } ?? [],
            blocks: [
                .table(
                    Table(
                        caption: "定型文", headers: ["名称", "本文のはじめ"],
                        rows: all.map { one in
                            [
                                .link(Link(one.title, path: "/desk/templates?number=\(one.number)")),
                                .text(String(one.text.prefix(40))),
                            ]
                        })), .heading(known == nil ? "定型文を作成する" : "定型文を直す"),
                .form(
                    Form(
                        action: "/desk/templates", submit: "保存する", token: request.session?.formToken,
                        fields: [
                            Field("title", label: "名称", value: sent?["title"] ?? known?.title ?? ""),
                            Field(
                                "text", label: "本文", kind: .area, value: sent?.verbatim("text") ?? known?.text ?? "",
                                hint: "差込項目: "
                                    + TemplateField.allCases.map { "{{\($0.rawValue)}}" }.joined(separator: "、")),
                            Field(
                                "number", label: "番号", kind: .hidden,
                                value: sent?["number"] ?? known.map { String($0.number) } ?? "", isRequired: false),
                        ])),
            ])
    }

    @Sendable private func saveTemplate(_ request: WebRequest) async throws -> WebResponse {
        let form = try request.form()
        return try await request.answering {
            try await service.saveTemplate(
                Int64(form["number"]), title: form["title"], text: form["text"].replacing("\r\n", with: "\n"),
                by: request.exchange)
            return .seeOther("/desk/templates")
        } refused: { error in
            try await templates(request, error: error)
        }
    }

    // MARK: - Hand-over

    private func handOver(_ request: WebRequest, error: (any ProblemConvertible)? = nil) async throws -> Page {
        let account = request.actor.identifier
        let (own, all, colleagues, names) = try await service.store.read { tx in
            let own = try TicketStore.open(of: account, in: tx)
            return (
                own, try TicketService.handOvers(for: account, in: tx),
                try accounts.seated([.deskClerk, .deskSupervisor], in: tx), try DeskNames(of: own, accounts, in: tx)
            )
        }
        let sent = error == nil ? nil : try? request.form()
        let others = colleagues.filter { "account:\($0.identifier)" != account }
        let token = request.session?.formToken
        return Page(
            request.frame, title: "引継ぎ", errors: error.map { [$0.fieldError] } ?? [],
            blocks: [
                .table(
                    Table(
                        caption: "受け取った引継ぎ", headers: ["日時", "引継元", "件数", "引継ぎ事項", "確認"],
                        rows: all.map { one in
                            [
                                .text(JapanTime.japanese(one.at)), .text(names.person(one.from)),
                                .text("\(one.tickets)件"), .text(one.note),
                                one.readAt == nil && one.from != account
                                    ? token.map {
                                        .button(
                                            title: "確認した",
                                            action: FormAction(path: "/desk/hand-over/\(one.number)/reading", token: $0)
                                        )
                                    } ?? .text("未確認") : .text(one.readAt.map { JapanTime.japanese($0) } ?? "―"),
                            ]
                        })), .heading("自分の担当を引き継ぐ"), DeskPages.list("引き継ぐ問合せ", own, names, request.now),
                .form(
                    Form(
                        action: "/desk/hand-over", submit: "引き継ぐ", token: token,
                        fields: [
                            Field(
                                "account", label: "引継先",
                                kind: .list(
                                    [.init("", "次の勤務の担当者（担当なしに戻す）")]
                                        + others.map { .init("account:\($0.identifier)", $0.name) }),
                                value: sent?["account"] ?? "", isRequired: false),
                            Field("note", label: "引継ぎ事項", kind: .area, value: sent?.verbatim("note") ?? ""),
                        ])),
            ])
    }

    @Sendable private func hand(_ request: WebRequest) async throws -> WebResponse {
        let form = try request.form()
        return try await request.answering {
            let known = try await service.store.read { tx in
                try accounts.seated([.deskClerk, .deskSupervisor], in: tx)
            }
            let to = known.first { "account:\($0.identifier)" == form["account"] }
            guard form["account"].isEmpty || to != nil else {
                throw TicketError.missing(field: "account", title: "引継先")
            }
            _ = try await service.handOver(
                to: to.map { "account:\($0.identifier)" }, name: to?.name ?? "次の勤務",
                note: form["note"].replacing("\r\n", with: "\n"), by: request.exchange)
            return .seeOther("/desk/hand-over")
        } refused: { error in
            try await handOver(request, error: error)
        }
    }

    @Sendable private func readHandOver(_ request: WebRequest) async throws -> WebResponse {
        guard let number = Int64(try request.parameter("number")) else { throw Problem.notFound }
        try await service.readHandOver(number, by: request.exchange)
        return .seeOther("/desk/hand-over")
    }

    @Sendable private func figures(_ request: WebRequest) async throws -> WebResponse {
        .page(try await DeskFigures(request: request, store: service.store).page())
    }
}
