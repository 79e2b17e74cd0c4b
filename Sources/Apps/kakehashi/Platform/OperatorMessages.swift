import Foundation

/// What the operator's console sends and gets.
enum OperatorMessages {
    struct AddOrganisation: Codable, Sendable {
        var code: String
        var kind: String
        var prefecture: String
        var name: String
        /// The サポートサイト管理者's name, for the account that is handed out.
        var supportAdministrator: String
    }

    struct AddDeskAccount: Codable, Sendable {
        var account: String
        var name: String
        /// `deskClerk` or `deskSupervisor`.
        var role: String
    }

    struct IssuedAccount: Codable, Sendable {
        /// `mayor`, `education`, or `support`.
        var realm: String
        var account: String
        var password: String
    }

    struct Acceptance: Codable, Sendable {
        var servers: [Server]
        var accounts: [IssuedAccount]
        /// RFC 3339: when a change takes effect; absent: it has.
        var effectiveFrom: String?

        struct Server: Codable, Sendable {
            var bureau: String
            var listener: Listener
            /// システム管理者用.
            var administration: Listener
        }
    }

    struct Revocation: Codable, Sendable {
        var serialNumber: String
        /// By name (RFC 5280 §5.3.1), such as `keyCompromise`.
        var reason: String
    }

    struct RevocationList: Codable, Sendable {
        /// Seconds until the next update; absent: the usual validity.
        var goodForSeconds: Double?
    }

    struct RepositoryState: Codable, Sendable {
        var open: Bool
    }

    struct Hours: Codable, Sendable {
        /// `10:00-21:00`, or null to close the day.
        var hours: String?
    }

    struct Clock: Codable, Sendable {
        /// RFC 3339.
        var now: String
    }

    struct Record: Codable, Sendable {
        var sequence: Int64
        var recordedAt: String
        var event: String
        var outcome: String
        var organisation: String
        var bureau: String
        var actor: String
        var remoteAddress: String
        var subject: String
    }

    struct Progress: Codable, Sendable {
        var complete: Bool
        var tasks: [Task]

        struct Task: Codable, Sendable {
            var bureau: String
            var task: String
            var title: String
            var done: Bool
            var record: Int64?
        }
    }
}
