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
            for: [InquiryReference(receptionNumber: other)], of: "tax", seconds: 30, in: pair.asking.store)
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
        waiting.ends(other)
        waiting.tell()
        try await waited
        waiting.forget([InquiryReference(receptionNumber: other)])
        #expect(waiting.content(of: ended) == nil)
    }
}
