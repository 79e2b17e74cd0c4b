import Crypto
public import Foundation
public import NationalProtocol
public import PKI
import Synchronization

/// Others' content keys: believed when signed by the communication certificate of the body's own server.
public final class TrustedContentKeys: Sendable {
    /// A key that was believed is judged again after so long: certificates end.
    private static let memory: TimeInterval = 3_600
    private static let most = 10_000
    private let anchors: TrustAnchors
    private let known = Mutex<[String: (statement: ContentKeyStatement, until: Date)]>([:])

    /// Believes certificates of LGPKI.
    public init(anchors: TrustAnchors) {
        self.anchors = anchors
    }

    /// What a signed key says, judged by a master; nil when it is not to be believed.
    public func statement(_ document: String, by rules: PermitRules, at now: Date) async -> ContentKeyStatement? {
        let kept = known.withLock { $0[document] }
        if let kept, now < kept.until, kept.until.timeIntervalSince(now) <= Self.memory,
            rules.server(of: kept.statement.holder) != nil
        {
            return kept.statement
        }
        guard let signed = try? SignedDocument(Array(document.utf8)),
            let claimed = try? JSONDecoder().decode(ContentKeyStatement.self, from: Data(signed.payload)),
            let server = rules.server(of: claimed.holder), claimed.key != nil,
            (try? await signed.verified(by: anchors, purpose: .client, hostName: server, at: now)) != nil
        else { return nil }
        known.withLock { known in
            if known.count >= Self.most { known.removeAll() }
            known[document] = (claimed, now.addingTimeInterval(Self.memory))
        }
        return claimed
    }
}
