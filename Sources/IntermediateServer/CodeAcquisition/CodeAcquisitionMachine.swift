import Foundation
import Identifiers
import OrganisationProtocol

/// The order of a 符号取得, without storage, web or clock: what has happened decides what is done next.
extension CodeAcquisition {
    /// What is to be done.
    enum Action: Sendable, Hashable {
        case askForProcessingNumber(requestIdentifier: String)
        case sendToRegistry(ProcessingNumber)
        /// The 処理通番 is no longer needed and goes (番号法第21条の2).
        case purgeProcessingNumber
        /// Nothing: others act, or nobody any more.
        case rest
    }

    /// The next step from here; a repeated request resumes where the last one stopped, and never asks twice.
    var next: Action {
        switch (state, processingNumber) {
        case (.numberIssued, .some(let number)): delivery == .push ? .sendToRegistry(number) : .rest
        case (.requested, _), (.numberIssued, .none): .askForProcessingNumber(requestIdentifier: requestIdentifier)
        case (.codeReceived, _): .purgeProcessingNumber
        case (.awaitingRegistry, _), (.usable, _), (.failed, _), (.cancelled, _), (.removed, _): .rest
        }
    }

    /// The interface system issued a number.
    mutating func issued(_ number: ProcessingNumber) {
        guard state == .requested else { return }
        processingNumber = number
        reach(.numberIssued)
    }

    /// The registry took the request, by push or in a file.
    mutating func acceptedByRegistry(receipt: String) {
        guard state == .numberIssued else { return }
        registryReceipt = receipt
        reach(.awaitingRegistry)
    }

    /// The interface system delivered the 符号; another one for the same person takes the old one's place.
    mutating func received(_ code: LinkageCode) {
        guard state == .numberIssued || state == .awaitingRegistry || state == .usable else { return }
        linkageCode = code
        reach(.codeReceived)
    }

    /// The 処理通番 is gone; what is left is the 符号.
    mutating func purged() {
        guard state == .codeReceived else { return }
        processingNumber = nil
        registryReceipt = nil
        reach(.usable)
    }

    /// An attempt at the present step failed; it is tried again then, or, when there is no then, given up.
    mutating func attemptFailed(_ reason: CodeAcquisitionFailure, again: Date?) {
        guard state == .requested || state == .numberIssued else { return }
        attempts += 1
        failure = reason
        nextAttemptAt = again
        if again == nil { state = .failed }
    }

    /// The present step may not be taken before an instant.
    mutating func postponed(until instant: Date?) {
        guard state == .requested || state == .numberIssued else { return }
        nextAttemptAt = instant
    }

    /// Somebody asked again after it was given up: it goes on where it stopped.
    mutating func retried() {
        guard state == .failed else { return }
        reach(processingNumber == nil ? .requested : .numberIssued)
    }

    /// It is not wanted any more and no code has come: the number is forgotten.
    mutating func cancelled() {
        switch state {
        case .requested, .numberIssued, .awaitingRegistry, .failed: forget(.cancelled)
        case .codeReceived, .usable, .cancelled, .removed: return
        }
    }

    /// The person's 統合宛名番号 is gone, and with it number and code.
    mutating func removed() {
        guard state != .removed else { return }
        forget(.removed)
    }

    private mutating func forget(_ end: State) {
        processingNumber = nil
        registryReceipt = nil
        linkageCode = nil
        reach(end)
    }

    private mutating func reach(_ new: State) {
        state = new
        attempts = 0
        nextAttemptAt = nil
        failure = nil
    }
}
