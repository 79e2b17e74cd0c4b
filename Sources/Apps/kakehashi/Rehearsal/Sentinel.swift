import Foundation
import MutualTLS
import PKI

/// What a rehearsal knows of the sentinel in the place of 住基ネット.
struct Sentinel: Sendable {
    let listener: Listener
    private let visitorsFile: String

    /// Posts it, and makes sure that it sees: a visit of our own must be written down.
    static func post(_ organisation: OrganisationListeners) async throws -> Sentinel {
        let sentinel = Sentinel(listener: organisation.jukiNet, visitorsFile: organisation.jukiNetVisitorsFile)
        let listener = sentinel.listener
        _ = try? await PhasedClient.exchange(
            ExchangePlan(
                target: ExchangeTarget(
                    name: listener.name, address: listener.address, port: listener.port, isTLS: false),
                request: ExchangeRequest(path: "/"), anchors: TrustAnchors([]), validationTime: Date()))
        for _ in 0..<400 {
            if try sentinel.lines() == 1 { return sentinel }
            try await Task.sleep(for: .milliseconds(25))
        }
        throw ToolError("the sentinel of 住基ネット did not see our own visit")
    }

    /// How many came, besides ourselves.
    func visits() throws -> Int { try lines() - 1 }

    private func lines() throws -> Int {
        try Data(contentsOf: URL(filePath: visitorsFile)).count { $0 == UInt8(ascii: "\n") }
    }
}
