import AccessControl
public import AuditLog
public import CoreLink
import HTTPTypes
public import Masters
import OrganisationProtocol
import RequestFiles
import SortedJSON
public import Tenancy
public import WebServer

extension AuditEvent {
    public static let inquiryRegistered = AuditEvent(
        "inquiry.registered", "A system or a clerk registered 照会 (IF_SKI_101xx).")
    public static let inquiryFormShown = AuditEvent(
        "inquiry.form-shown", "A clerk was shown the form of a 照会 in a procedure of their own.")
    public static let inquiryStateRead = AuditEvent(
        "inquiry.state-read", "Somebody asked how far their 照会 are (IF_SKI_107xx, 504xx).")
    public static let inquiryContentRead = AuditEvent(
        "inquiry.content-read", "Somebody read what they had asked (IF_SKI_109xx).")
    public static let inquiryResultRead = AuditEvent(
        "inquiry.result-read", "Somebody read what was provided on their 照会 (IF_SKI_111xx).")
    public static let inquiryWithdrawn = AuditEvent(
        "inquiry.withdrawal-requested", "Somebody took 照会 back (IF_SKI_501xx).")
}

/// 情報照会 for existing systems: six use cases in three bindings each.
public struct InquiryRoutes: Sendable {
    /// 照会 of one file [O].
    static let fileLimit = 100_000
    /// Results that are looked for in a writing transaction [O].
    private static let few = 10
    private let service: RequestFileService
    private let permits: MasterPermits
    private let serverName: String
    private let keys: ContentKeys
    private let gate: LinkageGate
    private let waiting: InquiryWaiting
    private let store: TenantStore
    private let wake: @Sendable () -> Void

    /// Serves one server.
    public init(
        store: TenantStore, permits: MasterPermits, serverName: String, keys: ContentKeys, gate: LinkageGate,
        waiting: InquiryWaiting, wake: @escaping @Sendable () -> Void
    ) {
        self.store = store
        self.waiting = waiting
        service = RequestFileService(store: store, interface: "inquiry", fileLimit: Self.fileLimit)
        self.permits = permits
        self.serverName = serverName
        self.keys = keys
        self.gate = gate
        self.wake = wake
    }

    /// Every function.
    public var routes: [Route] {
        (registration
            + rows(OrganisationPaths.inquiryStates, .inquiryStates, .inquiryStateRead, reads: true) {
                try $0.states($1)
            }
            + rows(OrganisationPaths.inquiryContents, .inquiryContents, .inquiryContentRead, reads: true) {
                try $0.contents($1)
            }
            + results
            + rows(OrganisationPaths.inquiryWithdrawals, .inquiryWithdrawals, .inquiryWithdrawn, kept: wake) {
                try $0.withdraw($1)
            }
            + rows(OrganisationPaths.inquiryWithdrawalStates, .inquiryWithdrawalStates, .inquiryStateRead, reads: true)
        {
            try $0.withdrawals($1)
        }).map { $0.behind(gate) }
    }

    /// 照会 carry a key also online: a retry after a lost answer asks nothing twice.
    private var registration: [Route] {
        let path = OrganisationPaths.inquiries
        let desk = desk
        let intake = InquiryFileIntake(store: store, service: service, desk: desk, wake: wake)
        return [
            .machine(.post, path, .requires(.makeInquiries), .inquiryRegistered) { [service, wake] request in
                let asked = try request.json(RequestFile<InquiryEntry>.self)
                let exchange = request.exchange
                let receipt = try await service.answer(asked.entries, by: exchange) { tx, entries in
                    try desk(tx, exchange).register(entries, key: asked.requestKey, by: .online)
                }
                wake()
                return .json(bytes: receipt.sortedJSON, status: 202)
            },
            .machine(.post, "\(path)/files", .requires(.makeInquiries), .inquiryRegistered) { [service, wake] request in
                let exchange = request.exchange
                if InquiryFileRequest.isTable(request) {
                    let receipt = try await intake.take(
                        request.body, key: request.query["requestKey"] ?? "",
                        records: try InquiryFileRequest.records(request), by: exchange)
                    return try .json(receipt, status: 201)
                }
                let file = try request.json(RequestFile<InquiryEntry>.self)
                let receipt = try await service.take(file, for: .inquiries, by: exchange) { tx, entries in
                    try desk(tx, exchange).register(entries, key: file.requestKey, by: .file)
                }
                wake()
                return try .json(receipt, status: 201)
            },
            service.result("\(path)/files/{number}", .inquiries, .makeInquiries),
        ]
    }

    /// Results; whoever asks online may wait for them.
    private var results: [Route] {
        let path = OrganisationPaths.inquiryResults
        let desk = desk
        return [
            .machine(.post, path, .requires(.makeInquiries), .inquiryResultRead) { request in
                let asked = try request.json(RowRequest<InquiryReference>.self).entries
                return .json(bytes: try await answered(asked, request).sortedJSON)
            }
        ]
            + service.files(path, .inquiryResults, .makeInquiries, .inquiryResultRead, reads: true) {
                [keys] tx, exchange, entries in
                try desk(tx, exchange).results(entries) { try keys.opener(in: tx) }
            }
    }

    /// Results, as soon as there are any or the time to wait is over; with the record of it.
    ///
    /// Few are looked for where the record is written, which is cheaper than a look apart.
    private func answered(_ asked: [InquiryReference], _ request: WebRequest) async throws -> InquiryResults {
        let (exchange, seconds) = (request.exchange, try InquiryFileRequest.wait(request))
        let system = exchange.actor.systemIdentifier
        let (desk, keys, waiting) = (desk, keys, waiting)
        @Sendable func results(_ tx: TenantTransaction, _ entries: [InquiryReference]) throws -> InquiryResults {
            try desk(tx, exchange).results(entries, opened: waiting.content) { try keys.opener(in: tx) }
        }
        let isFew = asked.count <= Self.few
        if isFew, seconds == 0 || !waiting.knowsOpen(among: asked, of: system),
            let found = try await service.answer(
                asked, by: exchange,
                unlessNil: { tx, entries in
                    let found = try results(tx, entries)
                    return seconds > 0 && found.inquiries.contains(where: \.isOpen) ? nil : found
                })
        {
            return found
        }
        defer { waiting.forget(asked) }
        try await waiting.wait(for: asked, of: system, seconds: seconds, in: store)
        if let known = waiting.results(asked, of: system) {
            try await service.record(asked, by: exchange)
            return known
        }
        return try await service.answer(asked, by: exchange, reads: !isFew, results)
    }

    private func rows<Answer: Codable & Sendable>(
        _ path: String, _ purpose: RequestFilePurpose, _ event: AuditEvent, reads: Bool = false,
        kept: @escaping @Sendable () -> Void = {},
        _ work: @escaping @Sendable (InquiryDesk, [InquiryReference]) throws -> Answer
    ) -> [Route] {
        let desk = desk
        return service.routes(path, purpose, .makeInquiries, event, reads: reads, kept: kept) {
            tx, exchange, entries in
            try work(desk(tx, exchange), entries)
        }
    }

    private var desk: @Sendable (TenantTransaction, Exchange) -> InquiryDesk {
        { [permits, serverName, waiting] tx, exchange in
            InquiryDesk(tx: tx, permits: permits, serverName: serverName, exchange: exchange, waiting: waiting)
        }
    }
}

extension RequestFilePurpose {
    static let inquiries = RequestFilePurpose(rawValue: "inquiries")
    fileprivate static let inquiryStates = RequestFilePurpose(rawValue: "inquiryStates")
    fileprivate static let inquiryContents = RequestFilePurpose(rawValue: "inquiryContents")
    fileprivate static let inquiryResults = RequestFilePurpose(rawValue: "inquiryResults")
    fileprivate static let inquiryWithdrawals = RequestFilePurpose(rawValue: "inquiryWithdrawals")
    fileprivate static let inquiryWithdrawalStates = RequestFilePurpose(rawValue: "inquiryWithdrawalStates")
}

extension InquiryResults.Result {
    /// Whether it may be worth waiting for.
    fileprivate var isOpen: Bool {
        [Inquiry.State.accepted, .asked].contains { $0.rawValue == status.state }
    }
}
