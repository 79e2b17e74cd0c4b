import Foundation
import Identifiers
import NationalProtocol
import Testing

@testable import InformationInquiries

/// What a clerk may choose at the screen, with 委任.
struct InquiryChoiceTests {
    private static let (welfare, procedure, item) = ("JM99000000000002", "JT99010000000002", "TM00000000000002")

    private func choices(_ own: String, delegations: [(String, String)] = []) throws -> InquiryChoices {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let file = try String(contentsOf: root.appending(path: "Examples/master-linkage.json"), encoding: .utf8)
        let more = delegations.map {
            #"{"delegator": "\#($0.0)", "delegate": "\#($0.1)", "affair": "\#(Self.welfare)"},"#
        }
        let text = file.replacing(#""delegations": ["#, with: #""delegations": [\#(more.joined())"#)
        let table = try JSONDecoder().decode(PermitTable.self, from: Data(text.utf8))
        return InquiryChoices(
            rules: PermitRules(table), own: try HolderCode(own), affairs: [try AffairCode(Self.welfare)])
    }

    @Test func `a union may choose what it does for another body, and nothing as itself`() throws {
        let choices = try choices("9999920993700000")
        #expect(choices.lines(Self.procedure, Self.item, for: "").isEmpty)
        let lines = choices.lines(Self.procedure, Self.item, for: LinkageTests.ueda)
        #expect(lines.map { $0.delegator?.name } == ["（試験用）上田市"])
        let providers = choices.providers(lines)
        #expect(providers.contains { $0.value == LinkageTests.nagano && $0.title == "（試験用）長野市" })
        #expect(!providers.contains { $0.holder.holderCode.text == "9999920993700000" })
    }

    @Test func `a city may ask a union that does the affair for another city`() throws {
        let choices = try choices(LinkageTests.matsumoto)
        #expect(choices.lines.allSatisfy { $0.delegator == nil })
        let providers = choices.providers(choices.lines(Self.procedure, Self.item, for: ""))
        let union = try #require(providers.first { $0.delegator != nil })
        #expect(union.value == "9999920993700000/\(LinkageTests.ueda)")
        #expect(union.title == "（試験用）（例）やまなみ広域連合（（試験用）上田市の委任）")
        #expect(choices.lines(Self.procedure, Self.item, for: LinkageTests.ueda).isEmpty)
    }

    @Test func `what a delegator has no permit for is not offered`() throws {
        let choices = try choices("9999920993700000", delegations: [("9999920202900001", "9999920993700000")])
        #expect(choices.lines.allSatisfy { $0.delegator?.holderCode.text == LinkageTests.ueda })
    }

    /// Whatever is offered, the permit table allows.
    @Test(arguments: ["9999920993700000", LinkageTests.matsumoto, LinkageTests.nagano, "9999920000000000"])
    func `nothing is offered that would be refused`(own: String) throws {
        let choices = try choices(own)
        let rules = PermitRules(try Self.table())
        #expect(!choices.lines.isEmpty)
        for line in choices.lines {
            for provider in choices.providers([line]) {
                let purpose = InquiryPurpose(
                    inquirer: try HolderCode(own), inquirerDelegator: line.delegator?.holderCode,
                    provider: provider.holder.holderCode, providerDelegator: provider.delegator?.holderCode,
                    affair: line.procedure.affair, procedure: line.procedure.code, item: line.item.code)
                #expect(rules.refusal(of: purpose) == nil, "\(purpose)")
            }
        }
    }

    private static func table() throws -> PermitTable {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return try JSONDecoder().decode(
            PermitTable.self, from: Data(contentsOf: root.appending(path: "Examples/master-linkage.json")))
    }
}
