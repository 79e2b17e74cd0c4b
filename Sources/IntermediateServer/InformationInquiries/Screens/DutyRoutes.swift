import AccessControl
public import AuditLog
public import CoreLink
import DesignSystem
import HTTPTypes
import Identifiers
public import Masters
import NationalProtocol
public import Tenancy
public import WebServer

extension AuditEvent {
    public static let clerkAffairsShown = AuditEvent(
        "clerk-affair.shown", "An administrator looked at who may ask in which affair.")
    public static let clerkAffairChanged = AuditEvent(
        "clerk-affair.changed", "An administrator gave a clerk an affair to ask in, or took it back.")
}

/// 担当事務 of clerks, for system administrators.
public struct DutyRoutes: Sendable {
    private static let path = "/admin/inquiry-duties"
    private let store: TenantStore
    private let permits: MasterPermits
    private let gate: LinkageGate

    /// Serves one server.
    public init(store: TenantStore, permits: MasterPermits, gate: LinkageGate) {
        self.store = store
        self.permits = permits
        self.gate = gate
    }

    /// The list, giving and taking.
    public var routes: [Route] {
        let all: [Route] = [
            .page(.get, Self.path, .requires(.manageAccounts), .clerkAffairsShown) { request in
                .page(try await page(request))
            },
            .page(.post, Self.path, .requires(.manageAccounts), .clerkAffairChanged) { request in
                let form = try request.form()
                return try await change(request, form["account"], try AffairCode(form["affair"]), isGiven: true)
            },
            .page(
                .post, "\(Self.path)/{account}/{affair}/removal", .requires(.manageAccounts), .clerkAffairChanged
            ) { request in
                try await change(
                    request, try request.parameter("account"), try AffairCode(try request.parameter("affair")),
                    isGiven: false)
            },
        ]
        return all.map { $0.behind(gate) }
    }

    private func change(
        _ request: WebRequest, _ account: String, _ affair: AffairCode, isGiven: Bool
    ) async throws -> WebResponse {
        guard !account.isEmpty else {
            throw Problem(
                status: 422, code: "clerk-affair.no-account", title: "ユーザーIDが入力されていません。",
                detail: "業務担当者のユーザーIDを入力してください。", field: "account")
        }
        let exchange = request.exchange
        try await store.write { tx in
            let affairs = ClerkAffairs(tx: tx)
            if isGiven {
                try affairs.give(affair, to: account, by: exchange.actor.identifier, at: exchange.now)
            } else {
                try affairs.take(affair, from: account)
            }
            try exchange.record(subject: "\(account) \(affair) \(isGiven ? "given" : "taken")", in: tx.base)
        }
        return .seeOther(Self.path)
    }

    private func page(_ request: WebRequest) async throws -> Page {
        let (given, affairs) = try await store.read { [permits] tx in
            (try ClerkAffairs(tx: tx).all(), try permits.current(in: tx)?.table.affairs ?? [])
        }
        let names = Dictionary(affairs.map { ($0.code.text, $0.name) }) { first, _ in first }
        let token = request.session?.formToken
        let rows: [[Table.Cell]] = given.map { account, affair in
            [
                .text(account), .text(names[affair] ?? affair), .code(affair),
                .button(
                    title: "外す",
                    action: FormAction(path: "\(Self.path)/\(account)/\(affair)/removal", token: token ?? "")),
            ]
        }
        return Page(
            request.frame, title: "情報照会の担当事務",
            blocks: [
                .text("業務担当者は、ここで割り当てた事務の手続でだけ、画面から照会できます。割り当てのない方は照会できません。"),
                .table(Table(caption: "担当事務の割当て", headers: ["ユーザーID", "事務", "事務コード", "操作"], rows: rows)),
                .form(
                    Form(
                        action: Self.path, submit: "割り当てる", token: token,
                        fields: [
                            Field("account", label: "業務担当者のユーザーID"),
                            Field(
                                "affair", label: "事務",
                                kind: .list(affairs.map { Field.Choice($0.code.text, $0.name) })),
                        ])),
            ])
    }
}
