import Foundation
import Identifiers
import OrganisationProtocol
import Synchronization
import Verdicts

@testable import CodeAcquisition

/// The partners of a server, who remember what was asked of them when the server does not.
final class World: CodeAcquisitionPartners {
    /// The server ended.
    struct Stopped: Error {}

    struct Memory {
        var calls = 0
        /// The server ends at this call, before it or with its answer lost.
        var stop: (call: Int, isAfter: Bool)?
        var numbers: [String: String] = [:]
        var requests: [ProcessingNumber: Int] = [:]
        var individualNumberQueries = 0
        var failure: (any Error)?
    }

    let memory = Mutex(Memory())

    func processingNumber(_ requestIdentifier: String, at now: Date) async throws -> ProcessingNumber {
        try effect { memory in
            let number = memory.numbers[requestIdentifier] ?? "p-\(memory.numbers.count + 1)"
            memory.numbers[requestIdentifier] = number
            return try ProcessingNumber(number)
        }
    }

    func individualNumber(of number: AtenaNumber, at now: Date) async throws -> IndividualNumber {
        try effect { memory in
            memory.individualNumberQueries += 1
            return try IndividualNumber(Server.individualNumber)
        }
    }

    func send(_ request: RegistryCodeRequest, at now: Date) async throws -> String {
        try effect { memory in
            memory.requests[request.processingNumber, default: 0] += 1
            return "R-\(request.processingNumber.text)"
        }
    }

    private func effect<Answer: Sendable>(_ body: (inout Memory) throws -> Answer) throws -> Answer {
        try memory.withLock { memory in
            memory.calls += 1
            let stop = memory.stop.flatMap { $0.call == memory.calls ? $0 : nil }
            if let stop, !stop.isAfter { throw Stopped() }
            if let failure = memory.failure { throw failure }
            let answer = try body(&memory)
            if stop != nil { throw Stopped() }
            return answer
        }
    }
}
