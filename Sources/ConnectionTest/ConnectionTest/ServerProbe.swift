import Foundation
public import MutualTLS
public import NameResolution
public import OrganisationProtocol
public import PKI
public import ServiceCalendar
public import Verdicts

/// One server, asked for one page on the way that all exchanges of the test go, without a plan: name, TCP, TLS, chain,
/// revocation, HTTP.
///
/// Made once and run often: the revocation list is kept between runs until its next update, everything else is done anew.
public struct ServerProbe: Sendable {
    private let place: Place
    private let server: ServerAddress
    private let isAsked: Bool
    private let path: String
    private let text: String?

    /// What one run found.
    public struct Result: Sendable {
        /// Why the page did not come, or is not the right one; nil when all is well.
        public let failure: HopFailure?
        private let trace: ExchangeTrace

        /// What was seen on the way.
        public var details: ProbeDetails { trace.details }

        fileprivate init(failure: HopFailure?, trace: ExchangeTrace) {
            self.failure = failure
            self.trace = trace
        }
    }

    /// Describes a probe.
    ///
    /// - Parameters:
    ///   - name: The name that certificates speak of.
    ///   - port: The server's port.
    ///   - address: The address; given, no name server is asked for it.
    ///   - path: The page's path.
    ///   - text: What the page must show; nil where any page of status 200 will do.
    ///   - nameServer: Whom to ask for names.
    ///   - repository: Where the revocation list is; by an address instead of a name, that is not asked for either.
    ///   - anchors: Whom to trust.
    ///   - sourceAddress: The address to leave from.
    ///   - identity: Shown to the server when it asks.
    ///   - clock: The clock by which certificates are judged.
    ///   - patience: How long to wait.
    public init(
        name: String, port: Int, address: String? = nil, path: String, shows text: String? = nil,
        nameServer: NameServer, repository: PlanDocument.Repository, anchors: TrustAnchors, sourceAddress: String,
        identity: TLSIdentity? = nil, clock: any WallClock = SystemClock(), patience: Patience = Patience()
    ) {
        place = Place(
            PlacePlan(identifier: name, title: name, sourceAddress: sourceAddress, trustFolder: ""), anchors: anchors,
            identity: identity, nameServer: nameServer, repository: repository, clock: clock, patience: patience)
        server = ServerAddress(name: name, port: port, address: address)
        isAsked = address == nil
        self.path = path
        self.text = text
    }

    /// Asks once.
    public func run() async -> Result {
        let trace = ExchangeTrace(target: "\(server.name):\(server.port)")
        do throws(HopFailure) {
            let response = try await place.exchange(
                server, ExchangeRequest(path: path), asksName: isAsked, trace: trace)
            if let text {
                try AnswerVerdicts.check(response, shows: text, expected: "画面に「\(text)」が表示されること")
            } else {
                try AnswerVerdicts.check(response, is: [200], expected: "画面が表示されること")
            }
            return Result(failure: nil, trace: trace)
        } catch {
            return Result(failure: error, trace: trace)
        }
    }

    /// Fetches the revocation list alone, and judges it (T3, T5).
    public func fetchList() async -> Result {
        let trace = ExchangeTrace(target: "\(place.repository.name):\(place.repository.port)")
        do throws(HopFailure) {
            _ = try await place.revocationList(trace: trace)
            return Result(failure: nil, trace: trace)
        } catch {
            return Result(failure: error, trace: trace)
        }
    }
}
