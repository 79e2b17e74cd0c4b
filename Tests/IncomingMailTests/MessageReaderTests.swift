import AccessControl
import Attachments
import AuditLog
import ContactHours
import Identifiers
import NumberScreen
import OutgoingMail
import SeededChance
import ServiceCalendar
import Storage
import StorageSQLite
import SupportMembers
import SupportSearch
import SupportSite
import Synchronization
import Testing
import Tickets
import WebServer

@testable import IncomingMail

@Suite struct MessageReaderTests {
    private func letter(_ bytes: [UInt8]) throws -> IncomingLetter {
        switch MessageReader.read(bytes, fallback: "fallback@x") {
        case .letter(let letter), .bounce(_, _, let letter): letter
        }
    }

    @Test(arguments: [
        ("ISO-2022-JP", Letters.japanese), ("Shift_JIS", Letters.shiftJIS), ("windows-31j", Letters.shiftJIS),
        ("utf-8", Array(Letters.text.utf8)), ("us-ascii", Letters.japanese), ("us-ascii", Letters.shiftJIS),
    ]) func everyCharsetOfJapaneseMail(charset: String, body: [UInt8]) throws {
        let letter = try letter(Letters.plain("1@x", charset: charset, body))
        #expect(letter.text == Letters.text && letter.flag.isEmpty && letter.original == nil)
        #expect(letter.subject == "接続" && letter.senderName == "例山" && letter.senderAddress == "taro@city.example.jp")
        #expect(letter.messageID == "1@x")
    }

    @Test func aFileKeepsItsNameAndBytes() throws {
        let letter = try letter(Letters.withFile("2@x", name: "=?UTF-8?B?6KGoLnR4dA==?=", Array("a\u{0}b".utf8)))
        #expect(letter.text == Letters.text)
        #expect(letter.files.map(\.name) == ["表.txt"] && letter.files.first?.content == Array("a\u{0}b".utf8))
    }

    @Test func ofHTMLTheWordsAreRead() throws {
        let letter = try letter(Letters.html("3@x"))
        #expect(letter.text.contains("VPN&LAN") && letter.text.contains("消灯\nしました") && !letter.text.contains("x()"))
        #expect(letter.files.isEmpty)
    }

    @Test func theThreadIsNearestFirst() throws {
        let letter = try letter(
            Letters.plain(
                "4@x", charset: "utf-8", [0x41], more: "In-Reply-To: <c@x>\nReferences: <a@x>\n <b@x> <c@x>\n"))
        #expect(letter.references == ["c@x", "c@x", "b@x", "a@x"])
    }

    @Test func machinesGetNoReceipt() throws {
        for more in ["Auto-Submitted: auto-replied\n", "Precedence: bulk\n", "List-Id: <x>\n", "Return-Path: <>\n"] {
            #expect(try letter(Letters.plain("5@x", charset: "utf-8", [0x41], more: more)).isAutomatic)
        }
        #expect(try !letter(Letters.plain("5@x", charset: "utf-8", [0x41], more: "Auto-Submitted: no\n")).isAutomatic)
    }

    @Test func whatCameBackIsKnown() {
        guard
            case .bounce(let identifier, let reason, _) = MessageReader.read(
                Letters.bounce("6@x", of: "ticket.1.2.answer@chukan.example"), fallback: "f@x")
        else {
            Issue.record("no bounce")
            return
        }
        #expect(identifier == "ticket.1.2.answer@chukan.example" && reason == "5.1.1")
        if case .bounce = MessageReader.read(Letters.bounce("6@x", of: "a@b", action: "delayed"), fallback: "f@x") {
            Issue.record("a delay is no bounce")
        }
    }

    @Test func whatIsOddIsSaidAndKeptWhole() throws {
        let bad = Letters.plain("7@x", charset: "utf-8", [0x41, 0xFF, 0x42])
        let letter = try letter(bad)
        #expect(letter.text == "A\u{FFFD}B" && letter.flag.contains("文字コード") && letter.original == bad)
        let nobody = Letters.ascii("Subject: x\n\nbody")
        let second = try self.letter(nobody)
        #expect(second.flag.contains("差出人") && second.messageID == "fallback@x" && second.original == nobody)
        #expect(try self.letter([]).flag.contains("読み取れません"))
        let unknown = try self.letter(Letters.plain("8@x", charset: "x-klingon", [0x41]))
        #expect(unknown.text == "A" && unknown.flag.contains("x-klingon"))
    }
}
