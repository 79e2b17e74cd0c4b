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

    /// Gathers what is needed.
    public init(
        register: LocalGovernmentRegister,
        add: @escaping @Sendable (Organisation, _ administrator: String, Exchange) async throws -> IssuedAccount,
        accept: @escaping @Sendable (Organisation, Int64, Exchange) async throws -> Acceptance,
        hasServers: @escaping @Sendable (Organisation) async throws -> Bool
    ) {
        self.register = register
        self.add = add
        self.accept = accept
        self.hasServers = hasServers
    }
}
