public import Foundation
import X509

/// A chain as the peer sent it, leaf first; worth nothing until validated.
public struct UnverifiedChain: Sendable {
    /// More certificates than any honest peer sends, few enough to search.
    private static let longest = 10

    /// The peer's own certificate.
    public let leaf: IssuedCertificate
    private let others: [IssuedCertificate]

    /// Reads the certificates.
    /// - Throws: `PKIError` when one cannot be read, there is none, or there are more than ten.
    public init(der: [[UInt8]]) throws(PKIError) {
        guard der.count <= Self.longest else {
            throw PKIError(
                code: "chain.too-long", message: "\(der.count) certificates were presented",
                japanese: "提示された証明書の数が多すぎます。")
        }
        var read: [IssuedCertificate] = []
        for bytes in der { read.append(try IssuedCertificate(der: bytes)) }
        guard let first = read.first else {
            throw PKIError(code: "chain.empty", message: "no certificate was presented", japanese: "証明書が提示されていません。")
        }
        leaf = first
        others = Array(read.dropFirst())
    }

    /// Judges the chain at an instant (RFC 5280 §6.1), with its purpose and each name that is given.
    ///
    /// Of several things that are wrong the first is told: trust, time, purpose, name.
    public func validate(
        anchors: TrustAnchors, hostName: String?, ipAddress: String?, purpose: ChainPurpose, at now: Date
    ) async -> Result<ValidatedChain, ChainRefusal> {
        let judgement = ChainJudgement(
            leaf: leaf, others: others, anchors: anchors, hostName: hostName, ipAddress: ipAddress, purpose: purpose,
            now: now)
        let known = [leaf] + others + anchors.certificates
        return await judgement.verdict().flatMap { chain in
            let found = chain.compactMap { one in known.first { $0.certificate == one } }
            guard found.count == chain.count, let anchor = found.last else { return .failure(.other("an empty chain")) }
            return .success(ValidatedChain(leaf: leaf, anchor: anchor, certificates: found))
        }
    }
}

/// A chain that was judged good; only `UnverifiedChain.validate` makes one.
public struct ValidatedChain: Sendable {
    /// The peer's own certificate.
    public let leaf: IssuedCertificate
    /// The trusted authority that the chain ends at.
    public let anchor: IssuedCertificate
    /// The whole chain from leaf to anchor.
    public let certificates: [IssuedCertificate]

    fileprivate init(leaf: IssuedCertificate, anchor: IssuedCertificate, certificates: [IssuedCertificate]) {
        self.leaf = leaf
        self.anchor = anchor
        self.certificates = certificates
    }

    /// Looks the leaf up in its issuer's list, after judging the list itself (RFC 5280 §6.3).
    ///
    /// One list suffices only when the anchor issued the leaf; a chain with further authorities needs a list of each.
    public func checkRevocation(
        with list: CertificateRevocationList, at now: Date
    ) -> Result<RevocationCheckedChain, RevocationRefusal> {
        checkRevocation(with: [list], at: now)
    }

    /// Looks every certificate below the anchor up in the newest list of its issuer, after judging that list.
    public func checkRevocation(
        with lists: [CertificateRevocationList], at now: Date
    ) -> Result<RevocationCheckedChain, RevocationRefusal> {
        // A leaf that is its own anchor has no issuer above it, and must be in its own list's good books.
        let issuers = certificates.count > 1 ? Array(certificates.dropFirst()) : [anchor]
        for (certificate, issuer) in zip(certificates, issuers) {
            let check = RevocationCheck(certificate: certificate, issuer: issuer)
            if let refusal = check.refusal(with: lists, at: now) { return .failure(refusal) }
        }
        return .success(RevocationCheckedChain(leaf: leaf))
    }
}

/// A chain that was judged good and of which nothing is revoked; only `ValidatedChain.checkRevocation` makes one.
public struct RevocationCheckedChain: Sendable {
    /// The peer's own certificate.
    public let leaf: IssuedCertificate

    fileprivate init(leaf: IssuedCertificate) {
        self.leaf = leaf
    }
}
