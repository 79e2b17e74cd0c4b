import CoreLink
import EveryEngine
import Foundation
import NationalProtocol
import OrganisationProtocol
import Testing

@testable import InformationInquiries

/// An answer is opened once for whoever waits for it, and stays sealed for everybody else.
@Suite struct InquiryWaitingTests {
    private static let content = ProvidedContent(
        records: [
            ProvidedRecord(
                dataSetItemCode: nil, dataSetKey: "1", parentDataSetKey: nil, versionNumber: "0001",
                publicationStart: "2016-01-01", publicationEnd: nil, updatedAt: nil,
                values: ["所得額": .text("remembered")])
        ], note: nil)

    @Test func `what nobody waits for is not remembered, and nothing after it was fetched`() async throws {
        let pair = try await LinkageTests.Pair(.sqlite)
        try await pair.answering.replica("T-1", of: "77", value: "1234567")
        let number = try await pair.ask()
        try await pair.world.settle()
        let inquiry = try #require(
            try await pair.asking.inquiries { try $0.own(InquiryReference(receptionNumber: number)) })
        let sealed = try #require(inquiry.sealed)
        let waiting = InquiryWaiting()
        waiting.opened(Self.content, from: sealed, of: number)
        #expect(waiting.content(of: inquiry) == nil)

        let other = try await pair.ask(from: "2016-01-02")
        async let waited: Void = waiting.wait(
            for: [InquiryReference(receptionNumber: other)], of: "tax", seconds: 300, in: pair.asking.store)
        var ended = inquiry
        while waiting.content(of: ended) == nil {
            // The question is whether the waiting one listens yet.
            ended = Inquiry(
                receptionNumber: other, system: "tax", actor: "system:tax", entry: inquiry.entry,
                acceptedAt: inquiry.acceptedAt, state: .answered, sealed: sealed)
            waiting.opened(Self.content, from: sealed, of: other)
            try await Task.sleep(for: .milliseconds(5))
        }
        // What is kept of it is something else: then that is opened.
        var changed = ended
        changed.sealed = Inquiry.Sealed(content: sealed.content, writer: "another")
        #expect(waiting.content(of: ended) == Self.content && waiting.content(of: changed) == nil)
        waiting.stands(ended)
        try await waited
        waiting.forget([InquiryReference(receptionNumber: other)])
        #expect(waiting.content(of: ended) == nil)
    }

    /// A 照会 as it ended for a system that waits for it.
    private func ended(
        _ waiting: InquiryWaiting, as system: String = "tax", registered: Bool = true
    ) async throws -> (results: InquiryResults?, number: String, pair: LinkageTests.Pair) {
        let pair = try await LinkageTests.Pair(.sqlite)
        try await pair.answering.replica("T-1", of: "77", value: "1234567")
        waiting.workBegins()
        let entry = try pair.asking.entry("1001", to: pair.answering.holder)
        let receipt = try await pair.asking.inquiries { desk in
            var desk = desk
            if registered { desk.waiting = waiting }
            return try desk.register([entry], key: "k", by: .online)
        }
        let number = try #require(receipt.accepted.first?.receptionNumber)
        let asked = [InquiryReference(receptionNumber: number)]
        let store = pair.asking.store
        let waited = Task { try await waiting.wait(for: asked, of: system, seconds: 300, in: store) }
        while !waiting.isAwaited(number), system == "tax" { try await Task.sleep(for: .milliseconds(5)) }
        try await pair.world.settle()
        let inquiry = try #require(try await pair.asking.inquiries { try $0.own(asked[0]) })
        if let sealed = inquiry.sealed { waiting.opened(Self.content, from: sealed, of: number) }
        waiting.stands(inquiry)
        try await waited.value
        return (waiting.results(asked, of: system), number, pair)
    }

    @Test(arguments: [true, false])
    func `who waits is told what was kept, without another look`(registered: Bool) async throws {
        let waiting = InquiryWaiting()
        let (results, number, pair) = try await ended(waiting, registered: registered)
        let found = try #require(results?.inquiries.first)
        #expect(found.content == Self.content)
        #expect(try await found.status == pair.asking.result(number).status)
        let asked = [InquiryReference(receptionNumber: number)]
        // It is nobody else's, and not half of what somebody asks for.
        #expect(waiting.results(asked, of: "welfare") == nil && waiting.results(asked, of: "") == nil)
        #expect(waiting.results(asked + [InquiryReference(receptionNumber: "another")], of: "tax") == nil)
        waiting.forget(asked)
        #expect(waiting.results(asked, of: "tax") == nil)
    }

    @Test func `another system does not wait, and is told nothing`() async throws {
        let begun = ContinuousClock.now
        let (results, _, _) = try await ended(InquiryWaiting(), as: "welfare")
        #expect(results == nil && ContinuousClock.now - begun < .seconds(250))
    }

    @Test func `what ended before somebody waits is looked up`() async throws {
        let waiting = InquiryWaiting()
        let (_, number, pair) = try await ended(waiting)
        let asked = [InquiryReference(receptionNumber: number)]
        waiting.forget(asked)
        let begun = ContinuousClock.now
        try await waiting.wait(for: asked, of: "tax", seconds: 300, in: pair.asking.store)
        #expect(waiting.results(asked, of: "tax") == nil && ContinuousClock.now - begun < .seconds(250))
    }

    @Test(arguments: [true, false])
    func `a process that does not do the work asks the database`(hasWorked: Bool) async throws {
        let waiting = InquiryWaiting()
        if hasWorked { waiting.workBegins() }
        let pair = try await LinkageTests.Pair(.sqlite)
        let entry = try pair.asking.entry("1001", to: pair.answering.holder)
        let receipt = try await pair.asking.inquiries { desk in
            var desk = desk
            desk.waiting = waiting
            return try desk.register([entry], key: "k", by: .online)
        }
        if hasWorked { waiting.workEnds() }
        // It ends elsewhere: nothing rings here.
        try await pair.world.settle()
        let number = try #require(receipt.accepted.first?.receptionNumber)
        let begun = ContinuousClock.now
        try await waiting.wait(
            for: [InquiryReference(receptionNumber: number)], of: "tax", seconds: 300, in: pair.asking.store)
        #expect(ContinuousClock.now - begun < .seconds(250))
    }
}
