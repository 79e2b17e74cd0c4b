import Foundation
import Identifiers
import NationalProtocol

/// Why a person's step on a 情報提供 is not taken.
enum ProvisionStepRefusal: Error, Sendable, Hashable {
    case unknown
    /// It does not wait for a person.
    case notHeld
    /// No content was entered yet.
    case nothingEntered
    /// The organisation wants another person to permit what one entered.
    case samePerson
    /// The inquirer cannot be believed, or has no permit here: nothing may be sent.
    case mayNotBeSent
    case emptyContent
}

/// The order of a 情報提供, without storage, web or clock.
extension Provision {
    /// Answered by the 副本, or by why there is none.
    mutating func decided(_ answer: Answer, for person: AtenaNumber?) {
        guard state == .received else { return }
        atenaNumber = person
        self.answer = answer
        reach(.answering)
    }

    /// A person decides.
    mutating func held(_ reason: HoldReason, for person: AtenaNumber?) {
        guard state == .received else { return }
        atenaNumber = person
        hold = reason
        reach(.held)
    }

    /// A person entered what is to be answered; once more takes the place of the first.
    mutating func entered(_ answer: Answer, by actor: String) throws(ProvisionStepRefusal) {
        guard hold?.isForPersons != false else { throw .mayNotBeSent }
        guard state == .held || state == .entered else { throw .notHeld }
        self.answer = answer
        enteredBy = actor
        reach(.entered)
    }

    /// A person permits sending.
    mutating func released(by actor: String, needsTwo: Bool) throws(ProvisionStepRefusal) {
        guard state != .held else { throw .nothingEntered }
        guard state == .entered else { throw .notHeld }
        guard !needsTwo || actor != enteredBy else { throw .samePerson }
        releasedBy = actor
        reach(.answering)
    }

    /// The centre says how it ended; its word is final.
    mutating func ended(_ end: InquiryEnd, at instant: Date) {
        guard !state.isOver else { return }
        endedAt = instant
        switch end {
        case .answered: reach(.answered)
        case .withdrawn: reach(.withdrawn)
        case .expired: reach(.expired)
        }
    }

    /// Sending failed.
    mutating func attemptFailed(again: Date) {
        guard state == .answering else { return }
        attempts += 1
        nextAttemptAt = again
    }

    private mutating func reach(_ state: State) {
        self.state = state
        attempts = 0
        nextAttemptAt = nil
    }
}
