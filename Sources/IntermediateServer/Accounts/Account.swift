public import AccessControl
public import Foundation

/// Which addresses somebody signs in at (§2.7): the initial account at the administrator's only.
public enum SignInDoor: String, Sendable, CaseIterable {
    case administrator = "admin"
    case clerk
    case support

    /// The roles this door lets in.
    var roles: Set<Role> {
        switch self {
        case .administrator: [.initialAdministrator, .systemAdministrator]
        case .clerk: [.clerk]
        case .support: [.supportSiteAdministrator]
        }
    }

    /// The sign-in page of this door.
    public var path: String { "/\(rawValue)/sign-in" }
    /// Where somebody lands who has signed in.
    public var home: String { "/\(rawValue)/" }
}

/// One account and how it stands: the state of `AccountMachine`.
public struct Account: Sendable, Hashable {
    public let identifier: String
    public let name: String
    public let role: Role
    /// Whose records its deeds belong to.
    public let organisation: String
    public let bureau: String
    public internal(set) var mustChangePassword: Bool
    public internal(set) var failedAttempts: Int
    public internal(set) var lockedAt: Date?
    public internal(set) var deletedAt: Date?
    public internal(set) var lastSignInAt: Date?
}
