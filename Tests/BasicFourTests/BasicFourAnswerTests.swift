import Foundation
import Identifiers
import OrganisationProtocol
import Testing
import Verdicts

@testable import BasicFour

struct BasicFourAnswerTests {
    static let good =
        #"{"atenaNumber":"1001","name":"架橋 太郎","address":"松本市丸の内3-7","birthDate":"1980-04-01","sex":"男"}"#

    static func inquiry(_ status: Int, _ body: String) -> AtenaSystemInquiry {
        AtenaSystemInquiry { _, _ in (status, Array(body.utf8)) }
    }

    @Test func `a right answer is passed on`() async throws {
        let inquiry = AtenaSystemInquiry { query, _ in
            #expect(query.purpose == "窓口での確認")
            return (200, Array(Self.good.utf8))
        }
        let answer = try await inquiry.ask(AtenaNumber("1001"), purpose: "窓口での確認", at: Date())
        #expect(answer.name == "架橋 太郎" && answer.birthDate == "1980-04-01")
    }

    @Test(arguments: [
        (404, good, "basic-four.unknown-there"), (403, good, "basic-four.refused"), (500, "", "basic-four.refused"),
        (204, "", "basic-four.refused"), (200, "", "basic-four.unreadable"),
        (200, "<html></html>", "basic-four.unreadable"),
        (200, good.replacing(#","sex":"男""#, with: ""), "basic-four.unreadable"),
        (200, good.replacing("1001", with: "1002"), "basic-four.other-person"),
        (200, good.replacing("架橋 太郎", with: ""), "basic-four.incomplete"),
        (200, good.replacing("男", with: ""), "basic-four.incomplete"),
        (200, good.replacing("松本市", with: String(repeating: "市", count: 401)), "basic-four.incomplete"),
        (200, good.replacing("1980-04-01", with: "1980-02-30"), "basic-four.incomplete"),
        (200, good.replacing("1980-04-01", with: "昭和55年"), "basic-four.incomplete"),
    ]) func `a wrong answer is told, and nothing of it`(status: Int, body: String, code: String) async throws {
        let failure = await #expect(throws: HopFailure.self) {
            try await Self.inquiry(status, body).ask(AtenaNumber("1001"), purpose: "p", at: Date())
        }
        #expect(failure?.code == code && failure?.hop == .application)
        let words = (failure?.seen ?? "") + (failure?.remedy ?? "")
        #expect(words.count > 20 && !words.contains("架橋") && !words.contains("1001") && !words.contains("1980"))
    }

    @Test func `a silent partner is told as such`() async throws {
        let silence = HopFailure(hop: .http, code: "http.no-answer", expected: "e", seen: "s", remedy: "r")
        let inquiry = AtenaSystemInquiry { _, _ in throw silence }
        await #expect(throws: silence) { try await inquiry.ask(AtenaNumber("1001"), purpose: "p", at: Date()) }
    }
}
