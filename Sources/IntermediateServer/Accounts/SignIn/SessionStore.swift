import AccessControl
public import Foundation
public import Storage
public import WebServer

/// The SQL of sessions.
///
/// The cookie's token is never stored, only its digest.
struct SessionStore {
    let realm: String
    let tx: any StoreTransaction

    /// Opens a session and answers the token for the cookie.
    func open(_ account: Account, awaitsSecondFactor: Bool, at now: Date) throws -> String {
        let token = Secrets.token()
        try tx.run(
            """
            INSERT INTO sessions (realm, token_digest, account_id, form_token, created_at, used_at, awaits_second_factor)
            VALUES ($1, $2, $3, $4, $5, $5, $6)
            """,
            [
                .text(realm), .text(Secrets.digest(token)), .text(account.identifier), .text(Secrets.token()),
                .instant(now), .integer(awaitsSecondFactor ? 1 : 0),
            ])
        return token
    }

    func close(digest: String) throws {
        try tx.run("DELETE FROM sessions WHERE realm = $1 AND token_digest = $2", [.text(realm), .text(digest)])
    }

    func closeAll(of account: String) throws {
        try tx.run("DELETE FROM sessions WHERE realm = $1 AND account_id = $2", [.text(realm), .text(account)])
    }
}

/// Knows who a session cookie belongs to.
///
/// Idle for 30 minutes or open for 12 hours: nobody [O].
public struct SessionAuthenticator: Authenticator {
    private let realm: String
    private let store: any DataStore

    static let idle: TimeInterval = 30 * 60
    static let longest: TimeInterval = 12 * 3600
    /// How long a sign-in waits for its second factor.
    static let longestWait: TimeInterval = 5 * 60

    /// Looks sessions up in one realm.
    public init(realm: String, store: any DataStore) {
        self.realm = realm
        self.store = store
    }

    public func authenticate(_ credentials: Credentials, at now: Date) async throws -> Authenticated {
        guard let token = credentials.sessionToken else { return .nobody }
        let digest = Secrets.digest(token)
        return try await store.write { [realm] tx in
            guard
                let row = try tx.row(
                    """
                    SELECT account_id, form_token, created_at, used_at, awaits_second_factor FROM sessions
                    WHERE realm = $1 AND token_digest = $2
                    """,
                    [.text(realm), .text(digest)]),
                now.timeIntervalSince(try row.instant("used_at")) < Self.idle,
                case let awaits = try row.integer("awaits_second_factor") == 1,
                now.timeIntervalSince(try row.instant("created_at")) < (awaits ? Self.longestWait : Self.longest),
                let account = try AccountStore(realm: realm, tx: tx).account(try row.text("account_id")),
                account.isInUse(at: now), !account.isLocked(at: now)
            else { return .nobody }
            let book = try AccountBookStore(realm: realm, tx: tx).read(for: account)
            let state = SessionState(account, in: book, awaitsSecondFactor: awaits, now: now)
            try tx.run(
                "UPDATE sessions SET used_at = $3 WHERE realm = $1 AND token_digest = $2",
                [.text(realm), .text(digest), .instant(now)])
            return Authenticated(
                actor: Actor(
                    identifier: "account:\(account.identifier)", name: account.name, role: account.role,
                    permissions: state.permissions(of: account, in: book), districts: account.districts.codes),
                scope: AuditScope(organisation: account.organisation, bureau: account.bureau),
                session: SessionView(
                    identifier: digest, formToken: try row.text("form_token"), accountIdentifier: account.identifier))
        }
    }
}
