import Foundation
import Identifiers
import OrganisationProtocol
import Testing
import Verdicts
import WebServer

@testable import CodeAcquisition

struct CodeAcquisitionMachineTests {
    typealias State = CodeAcquisition.State

    enum Event: String, CaseIterable {
        case issued, accepted, received, purged, failedOnce, gaveUp, postponed, retried, cancelled, removed
    }

    /// Where each event leads from each state; what is not listed leaves the state as it is.
    static let table: [State: [Event: State]] = [
        .requested: [.issued: .numberIssued, .gaveUp: .failed, .cancelled: .cancelled, .removed: .removed],
        .numberIssued: [
            .accepted: .awaitingRegistry, .received: .codeReceived, .gaveUp: .failed, .cancelled: .cancelled,
            .removed: .removed,
        ],
        .awaitingRegistry: [.received: .codeReceived, .cancelled: .cancelled, .removed: .removed],
        .codeReceived: [.purged: .usable, .removed: .removed],
        .usable: [.received: .codeReceived, .removed: .removed],
        .failed: [.retried: .numberIssued, .cancelled: .cancelled, .removed: .removed],
        .cancelled: [.removed: .removed],
        .removed: [:],
    ]

    static func acquisition(_ state: State, number: Bool? = nil) throws -> CodeAcquisition {
        let hasNumber = number ?? [.numberIssued, .awaitingRegistry, .codeReceived, .failed].contains(state)
        let hasCode = [.codeReceived, .usable].contains(state)
        return CodeAcquisition(
            atenaNumber: try AtenaNumber("100"), requestIdentifier: "r-1", delivery: .push, state: state,
            processingNumber: hasNumber ? try ProcessingNumber("p-1") : nil,
            linkageCode: hasCode ? try LinkageCode("c-1") : nil)
    }

    static func apply(_ event: Event, to acquisition: inout CodeAcquisition) throws {
        let (reason, then) = (
            CodeAcquisitionFailure(hop: "TCP", code: "c", expected: "e", seen: "s", remedy: "r"),
            Date(timeIntervalSince1970: 60)
        )
        switch event {
        case .issued: acquisition.issued(try ProcessingNumber("p-2"))
        case .accepted: acquisition.acceptedByRegistry(receipt: "R1")
        case .received: acquisition.received(try LinkageCode("c-2"))
        case .purged: acquisition.purged()
        case .failedOnce: acquisition.attemptFailed(reason, again: then)
        case .gaveUp: acquisition.attemptFailed(reason, again: nil)
        case .postponed: acquisition.postponed(until: then)
        case .retried: acquisition.retried()
        case .cancelled: acquisition.cancelled()
        case .removed: acquisition.removed()
        }
    }

    @Test(arguments: State.allCases, Event.allCases)
    func `every event leads from every state where the table says`(state: State, event: Event) throws {
        var acquisition = try Self.acquisition(state)
        let before = acquisition
        try Self.apply(event, to: &acquisition)
        #expect(acquisition.state == Self.table[state]?[event] ?? state)
        let waits: Set<State> = [.requested, .numberIssued]
        if acquisition.state == state, !(waits.contains(state) && [.failedOnce, .postponed].contains(event)) {
            #expect(acquisition == before, "what comes late or twice changes nothing")
        }
        if [.usable, .cancelled, .removed].contains(acquisition.state) {
            #expect(acquisition.processingNumber == nil, "番号法第21条の2: kept no longer than needed")
        }
        if [.cancelled, .removed].contains(acquisition.state) { #expect(acquisition.linkageCode == nil) }
    }

    @Test func `what was given up goes on where it stopped`() throws {
        var early = try Self.acquisition(.failed, number: false)
        early.retried()
        #expect(early.state == .requested && early.attempts == 0 && early.failure == nil)
        #expect(early.next == .askForProcessingNumber(requestIdentifier: "r-1"))
    }

    @Test func `a new code takes the old one's place`() throws {
        var acquisition = try Self.acquisition(.usable)
        acquisition.received(try LinkageCode("c-2"))
        acquisition.purged()
        #expect(acquisition.state == .usable && acquisition.linkageCode?.text == "c-2")
    }

    @Test func `attempts come ever later, and end`() {
        let start = Date(timeIntervalSince1970: 0)
        let seconds = (1...12).map { BackOff.next(after: $0, at: start, jitter: 1)?.timeIntervalSince1970 }
        #expect(seconds == [60, 120, 240, 480, 960, 1920, 3600, 3600, 3600, nil, nil, nil])
        #expect(BackOff.next(after: 1, at: start, jitter: 1.2)?.timeIntervalSince1970 == 72)
    }

    @Test func `the state has no place for an individual number`() throws {
        let labels = Mirror(reflecting: try Self.acquisition(.requested)).children.compactMap(\.label)
        #expect(
            Set(labels) == [
                "atenaNumber", "requestIdentifier", "delivery", "state", "processingNumber", "registryReceipt",
                "linkageCode", "attempts", "nextAttemptAt", "failure",
            ])
    }

    @Test(arguments: [
        CodeAcquisitionError.interfaceSystemRefused(status: 503, detail: "理由"),
        .registryRefused(status: 403, detail: "理由"), .atenaSystemRefused(status: 404),
    ]) func `a refusal by a partner names hop and remedy`(error: CodeAcquisitionError) {
        let problem = error.problem
        #expect(problem.status == 502 && problem.hop == .application)
        #expect(problem.seen?.contains("拒否しました") == true || problem.seen?.contains("404") == true)
        #expect(problem.expected != nil && problem.detail.count > 15)
    }
}
