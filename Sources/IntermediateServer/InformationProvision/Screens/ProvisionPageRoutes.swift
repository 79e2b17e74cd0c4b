import AccessControl
public import AuditLog
public import CoreLink
import DesignSystem
import HTTPTypes
import Identifiers
public import Masters
import NationalProtocol
import OrganisationProtocol
public import Tenancy
public import WebServer

extension AuditEvent {
    public static let provisionPolicyShown = AuditEvent(
        "provision-policy.shown", "An administrator looked at what the organisation wants of its 情報提供.")
    public static let provisionPolicySet = AuditEvent(
        "provision-policy.set", "An administrator set what the organisation wants of its 情報提供.")
}

/// The provider's queue for clerks: what waits for a person, entering content, permitting that it is sent.
public struct ProvisionPageRoutes: Sendable {
    static let path = "/clerk/provisions"
    static let policyPath = "/admin/provision-policy"
    private static let shown = 200
    private let store: TenantStore
    private let permits: MasterPermits
    private let recorder: any LinkageRecorder
    private let gate: LinkageGate
    private let wake: @Sendable () -> Void

    /// Serves one server.
    public init(
        store: TenantStore, permits: MasterPermits, recorder: any LinkageRecorder, gate: LinkageGate,
        wake: @escaping @Sendable () -> Void
    ) {
        self.store = store
        self.permits = permits
        self.recorder = recorder
        self.gate = gate
        self.wake = wake
    }

    /// The queue, one of it, the two steps, and the organisation's wishes.
    public var routes: [Route] {
        let one = "\(Self.path)/{number}"
        let all: [Route] = [
            .page(.get, Self.path, .requires(.enterProvisions), .provisionsRead) { request in
                let (waiting, recent, rules) = try await store.read { [permits] tx in
                    let book = ProvisionBook(tx: tx)
                    return (
                        try book.waiting(limit: Self.shown),
                        try book.provisions(in: nil, from: nil, until: nil, limit: 20).found,
                        try permits.current(in: tx)
                    )
                }
                return .page(ProvisionPages.queue(request, waiting: waiting, recent: recent, rules))
            },
            .page(.get, one, .requires(.enterProvisions), .provisionContentRead) { request in
                .page(try await page(request))
            },
            .page(.post, "\(one)/content", .requires(.enterProvisions), .provisionEntered, enter),
            .page(.post, "\(one)/release", .requires(.releaseProvisions), .provisionReleased, release),
            .page(.get, Self.policyPath, .requires(.manageAccounts), .provisionPolicyShown) { request in
                let policy = try await store.read { tx in try ProvisionPolicy.current(in: tx) }
                return .page(ProvisionPages.policy(request, policy))
            },
            .page(.post, Self.policyPath, .requires(.manageAccounts), .provisionPolicySet, setPolicy),
        ]
        return all.map { $0.behind(gate) }
    }

    @Sendable private func enter(_ request: WebRequest) async throws -> WebResponse {
        let form = try request.form()
        return try await request.answering {
            let number = try ProcessingNumber(try request.parameter("number"))
            let content = form["answer"] == "declined" ? nil : try ProvisionText.content(form)
            try await step(request) { try $0.enter([ProvisionEntry(processingNumber: number, content: content)]) }
            return .seeOther("\(Self.path)/\(number)")
        } refused: { error in
            try await page(request, error: error, form: form)
        }
    }

    @Sendable private func release(_ request: WebRequest) async throws -> WebResponse {
        try await request.answering {
            let number = try ProcessingNumber(try request.parameter("number"))
            try await step(request) { try $0.release([ProvisionReference(processingNumber: number)]) }
            wake()
            return .seeOther("\(Self.path)/\(number)")
        } refused: { error in
            try await page(request, error: error)
        }
    }

    private func step(
        _ request: WebRequest, _ work: @escaping @Sendable (ProvisionDesk) throws -> RowReceipt
    ) async throws {
        let exchange = request.exchange
        try await store.write { [recorder] tx in
            let receipt = try work(ProvisionDesk(tx: tx, recorder: recorder, exchange: exchange))
            if let refused = receipt.rejected.first {
                throw Problem(
                    status: 409, code: refused.code, title: refused.message, detail: "状況を確認してください。")
            }
            try exchange.record(subject: exchange.event.name, in: tx.base)
        }
    }

    private func page(
        _ request: WebRequest, error: (any ProblemConvertible)? = nil, form: FormBody? = nil
    ) async throws -> Page {
        let number = try ProcessingNumber(try request.parameter("number"))
        let exchange = request.exchange
        let shown = try await store.write { [recorder, permits] tx -> ProvisionPages.Shown? in
            guard let provision = try ProvisionBook(tx: tx).provision(number) else { return nil }
            let desk = ProvisionDesk(tx: tx, recorder: recorder, exchange: exchange)
            let rules = try permits.current(in: tx)
            let decider = ProvisionDecider(tx: tx, rules: rules, own: nil, now: exchange.now)
            if exchange.record == nil, error == nil { try exchange.record(subject: number.text, in: tx.base) }
            return ProvisionPages.Shown(
                provision: provision, content: try desk.content(of: provision),
                proposal: try decider.proposal(for: provision), rules: rules,
                needsTwo: try ProvisionPolicy.current(in: tx).needsTwo)
        }
        guard let shown else { throw Problem.notFound }
        return ProvisionPages.detail(request, shown, error: error, form: form)
    }

    @Sendable private func setPolicy(_ request: WebRequest) async throws -> WebResponse {
        let form = try request.form()
        let policy = ProvisionPolicy(
            needsTwo: form["needs-two"] == "yes", holdsWhenNothingIsPublished: form["holds-nothing"] == "yes")
        let exchange = request.exchange
        try await store.write { tx in
            try policy.keep(by: exchange.actor.identifier, at: exchange.now, in: tx)
            try exchange.record(
                subject: "needs-two=\(policy.needsTwo) holds-nothing=\(policy.holdsWhenNothingIsPublished)", in: tx.base
            )
        }
        return .seeOther(Self.policyPath)
    }
}
