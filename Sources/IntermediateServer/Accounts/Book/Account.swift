public import AccessControl
public import Foundation

/// Which addresses somebody signs in at (§2.7): the initial account at the administrator's only.
public enum SignInDoor: String, Sendable, CaseIterable {
    case administrator = "admin"
    case clerk
    case support
    case followUp = "follow-up"
    case desk

    /// The roles this door lets in.
    var roles: Set<Role> {
        switch self {
        case .administrator: [.initialAdministrator, .systemAdministrator]
        case .clerk: [.clerk]
        case .support: [.supportSiteAdministrator, .supportSiteClerk]
        case .desk: [.deskClerk, .deskSupervisor]
        case .followUp: [.prefectureOfficer, .stateOfficer]
        }
    }

    /// The sign-in page of this door.
    public var path: String { "/\(rawValue)/sign-in" }
    /// Where somebody lands who has signed in.
    public var home: String { "/\(rawValue)/" }
}

/// One account and how it stands.
public struct Account: Sendable, Hashable {
    public let identifier: String
    public internal(set) var name: String
    public let role: Role
    /// Whose records its deeds belong to.
    public let organisation: String
    public let bureau: String
    /// The 権限パターン that narrows the role; nil: all that the role may.
    public internal(set) var pattern: String?
    /// 行政区 that it belongs to.
    public internal(set) var districts: DistrictScope = .all
    public internal(set) var mustChangePassword: Bool
    public internal(set) var passwordChangedAt: Date?
    public internal(set) var failedAttempts: Int = 0
    public internal(set) var lockedAt: Date?
    /// When the lock ends by itself; nil: when an administrator ends it.
    public internal(set) var lockLapsesAt: Date?
    public internal(set) var suspendedAt: Date?
    /// The last instant at which it can be used; nil: for good.
    public internal(set) var validUntil: Date?
    public internal(set) var deletedAt: Date?
    public internal(set) var lastSignInAt: Date?
    /// The sign-in before the last: what a person is shown, to see whether it was they.
    public internal(set) var previousSignInAt: Date?
    /// Since when it has a second factor; nil: it has none.
    public internal(set) var secondFactorSince: Date?

    /// Whether signing in takes more than the password.
    var hasSecondFactor: Bool { secondFactorSince != nil }

    /// Whether it stands locked at an instant.
    public func isLocked(at now: Date) -> Bool {
        lockedAt != nil && (lockLapsesAt.map { now < $0 } ?? true)
    }

    /// Whether it can be used at an instant, its lock aside.
    func isInUse(at now: Date) -> Bool {
        deletedAt == nil && suspendedAt == nil && (validUntil.map { now <= $0 } ?? true) && !districts.isEmpty
    }
}

/// Which 行政区 an account belongs to, and so whose records a clerk may see.
public enum DistrictScope: Sendable, Hashable {
    case all
    case some(Set<String>)

    var isEmpty: Bool { self == .some([]) }

    /// The codes; nil: every one.
    public var codes: Set<String>? {
        switch self {
        case .all: nil
        case .some(let codes): codes
        }
    }

    mutating func remove(_ code: String) {
        if case .some(let codes) = self { self = .some(codes.subtracting([code])) }
    }
}
