public import PKI

/// One store of one user, looked into.
public struct TrustFinding: Sendable, Hashable {
    /// Empty for the system's own store.
    public let user: String
    /// Nil: the user has no browser's store at all.
    public let store: TrustStore?
    public let state: TrustState
}

/// Every store of every user, with regard to one CA certificate (§2.3).
public struct TrustSurvey: Sendable {
    public let findings: [TrustFinding]

    /// Looks into the stores.
    ///
    /// A user without a browser's store has never started one here: the certificate is not installed for that user.
    public init(
        of certificate: IssuedCertificate, users: [OSUser], system: [TrustStore] = TrustStore.system,
        certutil: String = "certutil"
    ) {
        func look(_ user: String, _ store: TrustStore) -> TrustFinding {
            TrustFinding(
                user: user, store: store,
                state: StoreReading.state(of: certificate, in: store, program: certutil))
        }
        var findings = system.map { look("", $0) }
        for user in users {
            let stores = TrustStore.stores(of: user)
            findings +=
                stores.isEmpty
                ? [TrustFinding(user: user.name, store: nil, state: .missing)] : stores.map { look(user.name, $0) }
        }
        self.findings = findings
    }

    /// The users whose browsers do not trust the certificate, or of whom it could not be known.
    public var usersWithout: [String] {
        findings.filter { !$0.user.isEmpty && $0.state != .trusted }.map(\.user)
            .reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }
}
