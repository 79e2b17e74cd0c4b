import Identifiers

/// The order of a 符号取得, without storage, web or clock: what has happened decides what is done next.
extension CodeAcquisition {
    /// What is to be done.
    enum Action: Sendable, Hashable {
        case askForProcessingNumber(requestIdentifier: String)
        case sendToRegistry(ProcessingNumber)
        /// Nothing: the registry has it, and in the preparation phase passes it on to nobody.
        case rest
    }

    /// The next step from here; a repeated request resumes where the last one stopped, and never asks twice.
    var next: Action {
        switch (state, processingNumber) {
        case (.numberIssued, .some(let number)): .sendToRegistry(number)
        case (.awaitingRegistry, _): .rest
        case (.requested, _), (.numberIssued, .none): .askForProcessingNumber(requestIdentifier: requestIdentifier)
        }
    }

    /// The interface system issued a number.
    mutating func issued(_ number: ProcessingNumber) {
        guard state == .requested else { return }
        processingNumber = number
        state = .numberIssued
    }

    /// The registry took the request.
    mutating func acceptedByRegistry(receipt: String) {
        guard state == .numberIssued else { return }
        registryReceipt = receipt
        state = .awaitingRegistry
    }
}
