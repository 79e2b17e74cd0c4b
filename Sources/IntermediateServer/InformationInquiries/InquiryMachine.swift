import Foundation
import Identifiers
import NationalProtocol

/// The order of a 照会, without storage, web or clock.
extension Inquiry {
    /// What is to be done.
    enum Action: Sendable, Hashable {
        case submit
        case withdraw(ProcessingNumber)
        /// Nothing: others act, or nobody any more.
        case rest
    }

    /// The next step from here; a repeated step is the same step at the centre.
    var next: Action {
        switch (state, processingNumber) {
        case (.accepted, _): .submit
        case (.asked, .some(let number)): withdrawal == .requested ? .withdraw(number) : .rest
        case (.asked, .none), (.answered, _), (.refused, _), (.withdrawn, _), (.expired, _): .rest
        }
    }

    /// The centre permitted it.
    mutating func permitted(_ number: ProcessingNumber, answerBy: Date?) {
        guard state == .accepted else { return }
        processingNumber = number
        self.answerBy = answerBy
        reach(.asked)
    }

    /// The centre, or the server on its way there, refused it.
    mutating func refused(_ refusal: LinkageRefusal, at now: Date) {
        guard state == .accepted else { return }
        self.refusal = refusal
        finish(.refused, at: now)
    }

    /// The person has no 符号 any more, or never had one: it cannot be sent.
    mutating func lostCode(at now: Date) { refused(.unknownCode, at: now) }

    /// Somebody does not want it any more; what was never sent ends here.
    mutating func withdrawalRequested(at now: Date) {
        guard !state.isOver else {
            if withdrawal == .notRequested, state != .withdrawn { withdrawal = .tooLate }
            return
        }
        withdrawal = .requested
        attempts = 0
        nextAttemptAt = nil
    }

    /// The centre had an answer before the withdrawal: it is on its way.
    mutating func withdrawalCameLate() {
        guard state == .asked, withdrawal == .requested else { return }
        withdrawal = .tooLate
    }

    /// The centre says how it ended; its word is final, and the first word counts.
    mutating func ended(_ ending: InquiryEnd, answerCode: AnswerCode?, isHiddenByProvider: Bool, at instant: Date) {
        guard state == .asked else { return }
        self.isHiddenByProvider = isHiddenByProvider
        switch ending {
        case .answered:
            self.answerCode = answerCode
            finish(.answered, at: instant)
        case .withdrawn: finish(.withdrawn, at: instant)
        case .expired: finish(.expired, at: instant)
        }
    }

    /// An attempt at the present step failed.
    mutating func attemptFailed(again: Date) {
        guard next != .rest else { return }
        attempts += 1
        nextAttemptAt = again
    }

    private mutating func finish(_ end: State, at instant: Date) {
        endedAt = instant
        if withdrawal == .requested { withdrawal = end == .withdrawn ? .withdrawn : .tooLate }
        reach(end)
    }

    private mutating func reach(_ state: State) {
        self.state = state
        attempts = 0
        nextAttemptAt = nil
    }
}
