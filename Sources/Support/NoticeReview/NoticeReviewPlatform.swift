public import Foundation
public import Identifiers
public import SupportSite
public import WebServer

/// What the review asks of the platform behind it.
public struct NoticeReviewPlatform: Sendable {
    /// An account that was made, with the password that only the page shows.
    public struct IssuedAccount: Sendable {
        public let place: String
        public let account: String
        public let password: String

        /// Says where it is for.
        public init(place: String, account: String, password: String) {
            self.place = place
            self.account = account
            self.password = password
        }
    }

    /// An account that was given out and is in use.
    public struct HeldAccount: Sendable {
        /// Where it is known: `support`, or the side whose server it is.
        public let realm: String
        public let place: String
        public let account: String
        public let name: String
        /// nil: nobody has used it yet.
        public let lastSignInAt: Date?

        /// Says where it is for, and whose it is.
        public init(realm: String, place: String, account: String, name: String, lastSignInAt: Date?) {
            self.realm = realm
            self.place = place
            self.account = account
            self.name = name
            self.lastSignInAt = lastSignInAt
        }
    }

    /// What became of an acceptance.
    public struct Acceptance: Sendable {
        /// The day from which a change counts; nil: from now on.
        public let from: Date?
        public let accounts: [IssuedAccount]
        public let servers: [ServerAddresses]

        /// Says from when, which accounts were made, and where their people sign in.
        public init(from: Date?, accounts: [IssuedAccount], servers: [ServerAddresses]) {
            self.from = from
            self.accounts = accounts
            self.servers = servers
        }
    }

    /// Local governments as the register has them.
    public let register: LocalGovernmentRegister
    /// Adds an organisation with the account of its サポートサイト管理者.
    public let add: @Sendable (Organisation, _ administrator: String, Exchange) async throws -> IssuedAccount
    /// Accepts the version of that number.
    public let accept: @Sendable (Organisation, Int64, Exchange) async throws -> Acceptance
    /// Whether an organisation's servers are up.
    public let hasServers: @Sendable (Organisation) async throws -> Bool
    /// The accounts that an organisation was given.
    public let accounts: @Sendable (Organisation) async throws -> [HeldAccount]
    /// Gives one of them another first password.
    public let reissue: @Sendable (Organisation, HeldAccount, Exchange) async throws -> IssuedAccount

    /// Gathers what is needed.
    public init(
        register: LocalGovernmentRegister,
        add: @escaping @Sendable (Organisation, _ administrator: String, Exchange) async throws -> IssuedAccount,
        accept: @escaping @Sendable (Organisation, Int64, Exchange) async throws -> Acceptance,
        hasServers: @escaping @Sendable (Organisation) async throws -> Bool,
        accounts: @escaping @Sendable (Organisation) async throws -> [HeldAccount],
        reissue: @escaping @Sendable (Organisation, HeldAccount, Exchange) async throws -> IssuedAccount
    ) {
        self.register = register
        self.add = add
        self.accept = accept
        self.hasServers = hasServers
        self.accounts = accounts
        self.reissue = reissue
    }
}
