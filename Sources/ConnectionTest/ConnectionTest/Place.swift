import EvidenceSeal
import Foundation
import MutualTLS
import NameResolution
import OrganisationProtocol
import PKI
import ServiceCalendar
import Verdicts

/// A terminal or system as a test runs on it: its address, whom it trusts, what it proves itself with.
struct Place: Sendable {
    let plan: PlacePlan
    let anchors: TrustAnchors
    let identity: TLSIdentity?
    let nameServer: NameServer
    let repository: PlanDocument.Repository
    /// The name server of the plan; a place that asks 庁内DNS has another one.
    let vpnDevice: NameServer
    let clock: any WallClock
    /// Nil where nothing is handed in.
    let nonces: NonceBook?
    let patience: Patience
    private let known = KnownList()

    init(
        _ plan: PlacePlan, of test: TestPlan, clock: any WallClock, run: String, anchors: TrustAnchors? = nil
    ) throws(PlanError) {
        self.plan = plan
        nonces = NonceBook(run: run)
        self.clock = clock
        patience = Patience()
        vpnDevice = NameServer(address: test.nameServer.host, port: test.nameServer.port)
        let asked = plan.nameServer ?? test.nameServer
        nameServer = NameServer(address: asked.host, port: asked.port)
        repository = test.repository
        if let anchors {
            self.anchors = anchors
        } else {
            self.anchors = try TrustFolder.anchors(in: plan.trustFolder)
        }
        guard let certificate = plan.certificateFile, let key = plan.keyFile else {
            identity = nil
            return
        }
        identity = try PlanError.reading(certificate) {
            try TLSIdentity(
                chain: [IssuedCertificate(pem: String(contentsOfFile: certificate, encoding: .utf8))],
                key: KeyPair(pem: String(contentsOfFile: key, encoding: .utf8)))
        }
    }

    /// A place that no plan has.
    init(
        _ plan: PlacePlan, anchors: TrustAnchors, identity: TLSIdentity?, nameServer: NameServer,
        repository: PlanDocument.Repository, clock: any WallClock, patience: Patience
    ) {
        self.plan = plan
        self.anchors = anchors
        self.identity = identity
        self.nameServer = nameServer
        vpnDevice = nameServer
        nonces = nil
        self.repository = repository
        self.clock = clock
        self.patience = patience
    }

    /// The platform's record of the name just asked; nil when it cannot be had.
    func nameRecord(_ name: String) async -> String? {
        guard let address = try? await resolve(repository.name, ExchangeTrace(target: repository.name)) else {
            return nil
        }
        for _ in 0..<20 {
            // Whoever cannot be reached now will not be a moment later, and each try would cost the whole patience.
            let (plan, nonce) = marked(plain(path: "\(OrganisationPaths.nameRecords)/\(name)", address: address))
            guard let answer = try? await PhasedClient.exchange(plan) else { return nil }
            let found = try? JSONDecoder().decode(NameRecord.self, from: Data(answer.body))
            if let record = found?.record {
                keep(nonce, of: answer, evidence: record)
                return record
            }
            try? await Task.sleep(for: .milliseconds(50))
        }
        return nil
    }

    /// Fetches the revocation list and judges it by itself (T3, T5).
    func revocationList(
        trace begun: ExchangeTrace? = nil
    ) async throws(HopFailure) -> (list: CertificateRevocationList, evidence: String?) {
        let trace = begun ?? ProbeTrace.begin("\(repository.name):\(repository.port)")
        let start = ContinuousClock.now
        var details = RevocationDetails(source: listSource)
        defer {
            details.milliseconds = (ContinuousClock.now - start) / .milliseconds(1)
            trace.note { [details] in $0.revocation = details }
        }
        do {
            let response = try await fetchedList(trace)
            details.isReached = true
            let list = try judged(response)
            details.tell(list)
            return (list, response.headers["kakehashi-audit-record"])
        } catch {
            details.failure = error.code
            trace.fail(error)
            ProbeTrace.failed(trace)
            throw error
        }
    }

    private var listSource: String { "http://\(repository.name):\(repository.port)\(repository.listPath)" }

    private func fetchedList(_ trace: ExchangeTrace) async throws(HopFailure) -> ExchangeResponse {
        let response: ExchangeResponse
        do {
            let address = try await trace.phase(.name) { () async throws(HopFailure) in
                repository.isAddress ? repository.name : try await resolve(repository.name, trace)
            }
            let (plan, nonce) = marked(plain(path: repository.listPath, address: address))
            response = try await PhasedClient.exchange(plan, trace: trace)
            keep(nonce, of: response)
        } catch {
            throw RevocationVerdicts.unreachable(listSource, because: error)
        }
        guard response.status == 200 else { throw RevocationVerdicts.refused(listSource, status: response.status) }
        return response
    }

    private func judged(_ response: ExchangeResponse) throws(HopFailure) -> CertificateRevocationList {
        let list: CertificateRevocationList
        do {
            list = try CertificateRevocationList(der: response.body)
        } catch {
            throw RevocationVerdicts.unreadable(listSource, error)
        }
        guard let anchor = anchors.certificates.first(where: { $0.subject == list.issuer }) else {
            let known = anchors.certificates.map(\.subject).joined(separator: ", ")
            throw RevocationVerdicts.failure(.wrongIssuer(expected: known, seen: list.issuer), place: listSource)
        }
        do {
            try list.verifySignature(by: anchor)
        } catch {
            throw RevocationVerdicts.failure(.badSignature(error.message), place: listSource)
        }
        if list.nextUpdate <= clock.now {
            throw RevocationVerdicts.failure(.expired(nextUpdate: list.nextUpdate), place: listSource)
        }
        return list
    }

    /// One exchange with a server: name, TCP, TLS, chain, revocation, then the request.
    func exchange(
        _ server: ServerAddress, _ request: ExchangeRequest, asksName: Bool = true, isRelayed: Bool = false,
        trace begun: ExchangeTrace? = nil
    ) async throws(HopFailure) -> ExchangeResponse {
        let trace = begun ?? ProbeTrace.begin("\(server.name):\(server.port)")
        do {
            let address: String
            if !asksName, let known = server.address {
                address = known
            } else {
                address = try await trace.phase(.name) { () async throws(HopFailure) in
                    try await resolve(server, trace)
                }
            }
            let (plan, nonce) = marked(
                ExchangePlan(
                    target: ExchangeTarget(name: server.name, address: address, port: server.port), request: request,
                    identity: identity, anchors: anchors, validationTime: clock.now,
                    localAddress: self.plan.sourceAddress, timeout: patience.phase,
                    answerTimeout: isRelayed ? patience.relayed : nil, bodyLimit: patience.answer))
            let response = try await PhasedClient.exchange(plan, trace: trace) { chain throws(HopFailure) in
                try await checkRevocation(of: chain, at: "\(server.name):\(server.port)", trace)
            }
            keep(nonce, of: response)
            return response
        } catch {
            ProbeTrace.failed(trace)
            throw error
        }
    }

    private func checkRevocation(
        of chain: ValidatedChain, at server: String, _ trace: ExchangeTrace
    ) async throws(HopFailure) {
        let list = try await currentList(trace)
        if case .failure(let refusal) = chain.checkRevocation(with: list, at: clock.now) {
            trace.note { $0.revocation?.failure = refusal.code }
            throw RevocationVerdicts.failure(refusal, place: server)
        }
    }

    /// The same exchange with a nonce, by which the platform's record of it is known again.
    private func marked(_ plan: ExchangePlan) -> (plan: ExchangePlan, nonce: ExchangeNonce?) {
        guard let nonces else { return (plan, nil) }
        var plan = plan
        let (request, nonce) = nonces.marked(plan.request)
        plan.request = request
        return (plan, nonce)
    }

    private func keep(_ nonce: ExchangeNonce?, of response: ExchangeResponse, evidence: String? = nil) {
        guard let nonce else { return }
        nonces?.keep(nonce, of: response, evidence: evidence)
    }

    /// A list already judged good is used until its next update, as browsers do; the repository's own items always fetch.
    private func currentList(_ trace: ExchangeTrace) async throws(HopFailure) -> CertificateRevocationList {
        if let list = known.list, clock.now < list.nextUpdate {
            trace.note { details in
                var revocation = RevocationDetails(source: listSource, isKept: true)
                revocation.tell(list)
                details.revocation = revocation
            }
            return list
        }
        // An exchange of its own on the way of this one, with the times of its own phases.
        let fetching = ProbeTrace.begin("\(repository.name):\(repository.port)")
        defer {
            let found = fetching.details.revocation
            trace.note { $0.revocation = found }
        }
        let list = try await revocationList(trace: fetching).list
        known.keep(list)
        return list
    }

    private func plain(path: String, address: String) -> ExchangePlan {
        ExchangePlan(
            target: ExchangeTarget(name: repository.name, address: address, port: repository.port, isTLS: false),
            request: ExchangeRequest(path: path), validationTime: clock.now, localAddress: plan.sourceAddress,
            timeout: patience.phase, bodyLimit: patience.answer)
    }
}

/// The name and port of a server under test.
struct ServerAddress: Sendable {
    let name: String
    let port: Int
    let address: String?
}

extension PlanDocument.Repository {
    /// Whether it is written as an IPv4 address, which no name server need be asked for.
    fileprivate var isAddress: Bool {
        let parts = name.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts.allSatisfy { UInt8($0) != nil }
    }
}

extension RevocationDetails {
    fileprivate mutating func tell(_ list: CertificateRevocationList) {
        number = list.number
        thisUpdate = list.thisUpdate.ISO8601Format()
        nextUpdate = list.nextUpdate.ISO8601Format()
        entries = list.revoked.count
    }
}
