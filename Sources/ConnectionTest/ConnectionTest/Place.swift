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
    let repository: TestPlan.Repository
    let clock: any WallClock
    let nonces: NonceBook
    private let known = KnownList()

    init(
        _ plan: PlacePlan, of test: TestPlan, clock: any WallClock, run: String, anchors: TrustAnchors? = nil
    ) throws(PlanError) {
        self.plan = plan
        nonces = NonceBook(run: run)
        self.clock = clock
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

    /// Asks the name over the wire at the server given (T1).
    func resolve(_ name: String) async throws(HopFailure) -> String {
        let answer: NameAnswer
        do {
            answer = try await Resolver.resolve(
                NameQuery(
                    name: name, kind: .a, server: nameServer, sourceAddress: plan.sourceAddress, timeout: .seconds(1),
                    attempts: 2))
        } catch {
            throw NameVerdicts.failure(error, name: name, server: nameServer)
        }
        guard let address = answer.addresses.first else {
            throw NameVerdicts.failure(.noData(name), name: name, server: nameServer)
        }
        return address
    }

    /// The address of a server; another one than the plan's is a lie, or an old answer, of whoever was asked.
    func resolve(_ server: ServerAddress) async throws(HopFailure) -> String {
        let address = try await resolve(server.name)
        if let expected = server.address, address != expected {
            throw NameVerdicts.wrongAddress(address, expected: expected, name: server.name, server: nameServer)
        }
        return address
    }

    /// The platform's record of the name just asked; nil when it cannot be had.
    func nameRecord(_ name: String) async -> String? {
        guard let address = try? await resolve(repository.name) else { return nil }
        for _ in 0..<20 {
            // Whoever cannot be reached now will not be a moment later, and each try would cost the whole patience.
            let (plan, nonce) = marked(plain(path: "\(OrganisationPaths.nameRecords)/\(name)", address: address))
            guard let answer = try? await PhasedClient.exchange(plan) else { return nil }
            let found = try? JSONDecoder().decode(NameRecord.self, from: Data(answer.body))
            if let record = found?.record {
                nonces.keep(nonce, of: answer, evidence: record)
                return record
            }
            try? await Task.sleep(for: .milliseconds(50))
        }
        return nil
    }

    /// Fetches the revocation list and judges it by itself (T3, T5).
    func revocationList() async throws(HopFailure) -> (list: CertificateRevocationList, evidence: String?) {
        let place = "http://\(repository.name):\(repository.port)\(repository.listPath)"
        let response: ExchangeResponse
        do {
            let address = try await resolve(repository.name)
            let (plan, nonce) = marked(plain(path: repository.listPath, address: address))
            response = try await PhasedClient.exchange(plan)
            nonces.keep(nonce, of: response)
        } catch {
            throw RevocationVerdicts.unreachable(place, because: error)
        }
        guard response.status == 200 else { throw RevocationVerdicts.refused(place, status: response.status) }
        let list: CertificateRevocationList
        do {
            list = try CertificateRevocationList(der: response.body)
        } catch {
            throw RevocationVerdicts.unreadable(place, error)
        }
        guard let anchor = anchors.certificates.first(where: { $0.subject == list.issuer }) else {
            let known = anchors.certificates.map(\.subject).joined(separator: ", ")
            throw RevocationVerdicts.failure(.wrongIssuer(expected: known, seen: list.issuer), place: place)
        }
        do {
            try list.verifySignature(by: anchor)
        } catch {
            throw RevocationVerdicts.failure(.badSignature(error.message), place: place)
        }
        if list.nextUpdate <= clock.now {
            throw RevocationVerdicts.failure(.expired(nextUpdate: list.nextUpdate), place: place)
        }
        return (list, response.headers["kakehashi-audit-record"])
    }

    /// One exchange with a server: name, TCP, TLS, chain, revocation, then the request.
    func exchange(_ server: ServerAddress, _ request: ExchangeRequest) async throws(HopFailure) -> ExchangeResponse {
        let address = try await resolve(server)
        let (plan, nonce) = marked(
            ExchangePlan(
                target: ExchangeTarget(name: server.name, address: address, port: server.port), request: request,
                identity: identity, anchors: anchors, validationTime: clock.now, localAddress: self.plan.sourceAddress))
        let response = try await PhasedClient.exchange(plan) { chain throws(HopFailure) in
            let list = try await currentList()
            if case .failure(let refusal) = chain.checkRevocation(with: list, at: clock.now) {
                throw RevocationVerdicts.failure(refusal, place: "\(server.name):\(server.port)")
            }
        }
        nonces.keep(nonce, of: response)
        return response
    }

    /// The same exchange with a nonce, by which the platform's record of it is known again.
    private func marked(_ plan: ExchangePlan) -> (plan: ExchangePlan, nonce: ExchangeNonce) {
        var plan = plan
        let (request, nonce) = nonces.marked(plan.request)
        plan.request = request
        return (plan, nonce)
    }

    /// A list already judged good is used until its next update, as browsers do; the repository's own items always fetch.
    private func currentList() async throws(HopFailure) -> CertificateRevocationList {
        if let list = known.list, clock.now < list.nextUpdate { return list }
        let list = try await revocationList().list
        known.keep(list)
        return list
    }

    private func plain(path: String, address: String) -> ExchangePlan {
        ExchangePlan(
            target: ExchangeTarget(name: repository.name, address: address, port: repository.port, isTLS: false),
            request: ExchangeRequest(path: path), validationTime: clock.now, localAddress: plan.sourceAddress)
    }
}

/// The name and port of a server under test.
struct ServerAddress: Sendable {
    let name: String
    let port: Int
    let address: String?
}
