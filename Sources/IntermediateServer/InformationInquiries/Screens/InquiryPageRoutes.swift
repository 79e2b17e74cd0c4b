import AccessControl
import AuditLog
import CodeAcquisition
public import CoreLink
import DesignSystem
import Foundation
import HTTPTypes
import Identifiers
public import Masters
import NationalProtocol
import OrganisationProtocol
import ServiceCalendar
public import Tenancy
public import WebServer

/// A clerk's 照会, from the choice of the legal procedure to the answer on paper.
public struct InquiryPageRoutes: Sendable {
    static let path = "/clerk/inquiries"
    private static let shown = 50
    private let store: TenantStore
    private let permits: MasterPermits
    private let serverName: String
    private let keys: ContentKeys
    private let gate: LinkageGate
    private let wake: @Sendable () -> Void

    /// Serves one server.
    public init(
        store: TenantStore, permits: MasterPermits, serverName: String, keys: ContentKeys, gate: LinkageGate,
        wake: @escaping @Sendable () -> Void
    ) {
        self.store = store
        self.permits = permits
        self.serverName = serverName
        self.keys = keys
        self.gate = gate
        self.wake = wake
    }

    /// The clerk's own 照会, the choice, the form, one 照会, taking it back.
    public var routes: [Route] {
        let one = "\(Self.path)/{number}"
        let all: [Route] = [
            .page(.get, Self.path, .requires(.askOrganisations), .inquiryStateRead) { request in
                let (inquiries, choices) = try await store.read { [choices] tx in
                    (
                        try InquiryStore(tx: tx).inquiries(by: request.actor.identifier, limit: Self.shown),
                        try choices(request, tx)
                    )
                }
                return .page(InquiryPages.list(request, inquiries, choices))
            },
            .page(.get, "\(Self.path)/new", .requires(.askOrganisations), .inquiryFormShown) { request in
                .page(try await formPage(request) { request.query[$0] ?? "" })
            },
            .page(.post, Self.path, .requires(.askOrganisations), .inquiryRegistered, ask),
            .page(.get, one, .requires(.askOrganisations), .inquiryResultRead) { request in
                .page(try await result(request))
            },
            .page(.post, "\(one)/withdrawal", .requires(.askOrganisations), .inquiryWithdrawn, withdraw),
        ]
        return all.map { $0.behind(gate) }
    }

    @Sendable private func ask(_ request: WebRequest) async throws -> WebResponse {
        let form = try request.form()
        let exchange = request.exchange
        return try await request.answering {
            let number = try AtenaNumber(TypedDigits.fold(form["atena-number"]))
            let receipt = try await store.write { [choices, desk] tx in
                let found = try choices(request, tx)
                let lines = found?.lines(form["procedure"], form["item"], for: form["delegator"]) ?? []
                guard let found, let line = lines.first, let own = try own(tx) else { throw Self.notYours }
                guard let provider = found.providers(lines).first(where: { $0.value == form["provider"] }) else {
                    throw Self.noProvider
                }
                let entry = InquiryEntry(
                    atenaNumber: number, requestedAt: JapanTime.text(exchange.now), departmentCode: "SCREEN",
                    userIdentifier: String(exchange.actor.identifier.suffix(20)), inquirerCode: own,
                    isNotDisclosed: form["not-disclosed"] == "yes", affairCode: line.procedure.affair,
                    procedureCode: line.procedure.code, inquirerDelegatorCode: line.delegator?.holderCode,
                    providerDelegatorCode: provider.delegator?.holderCode, providerCode: provider.holder.holderCode,
                    itemCode: line.item.code,
                    from: form["from"].isEmpty ? nil : form["from"], until: form["until"].isEmpty ? nil : form["until"])
                let receipt = try desk(tx, exchange).register([entry], key: form["request-key"], by: .screen)
                try exchange.record(
                    outcome: receipt.rejected.isEmpty ? .success : .refused,
                    subject: receipt.rejected.first?.code ?? receipt.accepted.first?.receptionNumber ?? "", in: tx.base)
                return receipt
            }
            if let refused = receipt.rejected.first {
                throw Problem(
                    status: 422, code: refused.code, title: refused.message, detail: "内容を確認してください。",
                    field: "atena-number")
            }
            wake()
            return .seeOther("\(Self.path)/\(receipt.accepted.first?.receptionNumber ?? "")")
        } refused: { error in
            try await formPage(request, error: error, form: form) { form[$0] }
        }
    }

    private func formPage(
        _ request: WebRequest, error: (any ProblemConvertible)? = nil, form: FormBody? = nil,
        asked: (String) -> String
    ) async throws -> Page {
        let found = try await store.read { [choices] tx in try choices(request, tx) }
        let lines = found?.lines(asked("procedure"), asked("item"), for: asked("delegator")) ?? []
        guard let found, !lines.isEmpty else { throw Self.notYours }
        return InquiryPages.form(request, found, lines, error: error, form: form)
    }

    private func result(_ request: WebRequest) async throws -> Page {
        let reference = InquiryReference(receptionNumber: try request.parameter("number"))
        let exchange = request.exchange
        let found = try await store.write { [desk, keys, permits] tx -> (Inquiry, ProvidedContent?, PermitRules?)? in
            guard let inquiry = try desk(tx, exchange).own(reference) else { return nil }
            try exchange.record(subject: "\(reference.receptionNumber) \(inquiry.state.rawValue)", in: tx.base)
            return (
                inquiry, try keys.opener(in: tx).flatMap { try inquiry.content(openedBy: $0) },
                try permits.current(in: tx)
            )
        }
        guard let (inquiry, content, rules) = found else { throw Problem.notFound }
        return InquiryPages.result(request, inquiry, content, rules)
    }

    @Sendable private func withdraw(_ request: WebRequest) async throws -> WebResponse {
        let reference = InquiryReference(receptionNumber: try request.parameter("number"))
        let exchange = request.exchange
        try await store.write { [desk] tx in
            guard try desk(tx, exchange).own(reference) != nil else { throw Problem.notFound }
            _ = try desk(tx, exchange).withdraw([reference])
            try exchange.record(subject: reference.receptionNumber, in: tx.base)
        }
        wake()
        return .seeOther("\(Self.path)/\(reference.receptionNumber)")
    }

    private var desk: @Sendable (TenantTransaction, Exchange) -> InquiryDesk {
        { [permits, serverName] tx, exchange in
            InquiryDesk(tx: tx, permits: permits, serverName: serverName, exchange: exchange)
        }
    }

    /// What this clerk may choose; nil while the server takes no part.
    private var choices: @Sendable (WebRequest, TenantTransaction) throws -> InquiryChoices? {
        { [permits, serverName] request, tx in
            guard let rules = try permits.current(in: tx), let own = rules.holder(ofServer: serverName) else {
                return nil
            }
            let account = request.session?.accountIdentifier ?? ""
            return InquiryChoices(rules: rules, own: own, affairs: try ClerkAffairs(tx: tx).affairs(of: account))
        }
    }

    private func own(_ tx: TenantTransaction) throws -> HolderCode? {
        try permits.current(in: tx)?.holder(ofServer: serverName)
    }

    private static let noProvider = Problem(
        status: 422, code: "inquiry.no-provider", title: "照会先が選択されていません。", detail: "照会先を選択してください。",
        field: "provider")
    private static let notYours = Problem(
        status: 403, code: "inquiry.not-your-affair", title: "この事務手続では照会できません。",
        detail: "担当事務の割当てを、システム管理者に確認してください。")
}
