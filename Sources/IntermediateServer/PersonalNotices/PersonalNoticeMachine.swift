import Foundation
import NationalProtocol

/// The steps that a notice may take.
extension PersonalNotice {
    /// The sender takes it back; answers whether anything changed.
    mutating func withdraw(at now: Date) throws(PersonalNoticeError) -> Bool {
        switch state {
        case .accepted:
            // A call to the portal may be on its way: only the portal can say that it has not arrived.
            set(.withdrawing, at: now)
        case .delivered: set(.withdrawing, at: now)
        case .withdrawing, .withdrawn: return false
        case .read: throw .alreadyRead
        case .undeliverable: throw .neverDelivered
        }
        return true
    }

    /// What the portal said of it; answers whether anything changed.
    mutating func hear(_ word: PortalNoticeState, since: Date, at now: Date) -> Bool {
        switch (state, word) {
        case (.accepted, .delivered): set(.delivered, at: since)
        case (.accepted, .read), (.delivered, .read), (.withdrawing, .read): set(.read, at: since)
        case (.accepted, .unknownPerson): set(.undeliverable, reason: "unknownPerson", at: now)
        case (.withdrawing, .withdrawn), (.accepted, .withdrawn), (.delivered, .withdrawn): set(.withdrawn, at: since)
        // It never arrived there, so it is withdrawn.
        case (.withdrawing, .unknown), (.withdrawing, .unknownPerson): set(.withdrawn, at: now)
        // The portal lost what it had said it has: it is sent again.
        case (.delivered, .unknown): set(.accepted, at: now)
        case (.accepted, .unknown), (.delivered, .delivered), (.delivered, .unknownPerson), (.withdrawing, .delivered),
            (.read, _), (.withdrawn, _), (.undeliverable, _):
            return false
        }
        return true
    }
}
