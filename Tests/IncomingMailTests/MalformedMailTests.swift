import AccessControl
import Attachments
import AuditLog
import ContactHours
import Foundation
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

/// Mails that are broken in every way that the seed comes upon: none makes the desk fail, and none is lost.
@Suite struct MalformedMailTests {
    private static let count = 300

    private static func corpus() -> [[UInt8]] {
        var chance = Chance(seed: 20_160_519)
        let good: [[UInt8]] = [
            Letters.plain("a@x", charset: "ISO-2022-JP", Letters.japanese),
            Letters.plain("b@x", charset: "Shift_JIS", Letters.shiftJIS),
            Letters.withFile("c@x", name: "a.txt", Array("123456789018".utf8)), Letters.html("d@x"),
            Letters.bounce("e@x", of: "unknown@x"), nested(60), manyParts(150),
        ]
        return (0..<count).map { number in
            broken(good[number % good.count], number / good.count % 10, &chance)
        } + [[], [0], [0x0D, 0x0A], [UInt8](repeating: 0xFF, count: 5_000), nested(3_000)]
    }

    private static func nested(_ depth: Int) -> [UInt8] {
        var text = "From: a@b.example\r\nMessage-ID: <deep\(depth)@x>\r\n"
        for level in 0..<depth {
            text += "Content-Type: multipart/mixed; boundary=\"n\(level)\"\r\n\r\n--n\(level)\r\n"
        }
        return Array((text + "\r\n底\r\n").utf8)
    }

    private static func manyParts(_ number: Int) -> [UInt8] {
        let parts = (0..<number).map { "--m\r\nContent-Disposition: attachment; filename=\"f\($0).txt\"\r\n\r\nx\r\n" }
        return Letters.head("many@x") + Letters.ascii("Content-Type: multipart/mixed; boundary=\"m\"\n\n")
            + Array((parts.joined() + "--m--\r\n").utf8)
    }

    private static func broken(_ mail: [UInt8], _ way: Int, _ chance: inout Chance) -> [UInt8] {
        var mail = mail
        func place() -> Int { Int.random(in: 0..<max(1, mail.count), using: &chance) }
        switch way {
        case 0: mail = Array(mail.prefix(place()))
        case 1: mail = Array(mail.dropFirst(place()))
        case 2: for _ in 0..<20 { mail[place()] = UInt8.random(in: 0...255, using: &chance) }
        case 3: for _ in 0..<5 { mail.insert(0, at: place()) }
        case 4: mail = mail.filter { $0 != 0x0D }
        case 5: mail = mail.map { $0 == 0x0A ? 0x0D : $0 }
        case 6: mail.insert(contentsOf: [UInt8](repeating: 0x41, count: 20_000), at: place())
        case 7: mail.replaceSubrange(place()..<mail.count, with: mail.shuffled(using: &chance).prefix(400))
        case 8: mail = Array(String(decoding: mail, as: UTF8.self).replacing("boundary=", with: "bound=").utf8)
        default: mail = Array(String(decoding: mail, as: UTF8.self).replacing("charset=", with: "charset=x-").utf8)
        }
        return mail + Array("\r\nmail \(UInt32.random(in: 0...UInt32.max, using: &chance))\r\n".utf8)
    }

    @Test func noneIsLostAndNoneHurts() async throws {
        let room = try await MailRoom()
        let corpus = Self.corpus()
        #expect(corpus.count >= 200)
        for mail in corpus { try room.spool.add(mail) }
        try await room.takeIn()
        #expect(room.errors.withLock { $0 } == [])
        #expect(try room.waiting(in: "new") == 0 && room.waiting(in: "failed") == 0 && room.waiting(in: "tmp") == 0)
        let known = Set(
            try await room.rows("SELECT message_id FROM ticket_messages WHERE is_ours = 0").map {
                try $0.text("message_id")
            })
        var expected: Set<String> = []
        var flagged = 0
        for mail in corpus {
            let letter =
                switch MessageReader.read(mail, fallback: Self.fallback(mail)) {
                case .letter(let letter), .bounce(_, _, let letter): letter
                }
            expected.insert(letter.messageID)
            flagged += letter.flag.isEmpty ? 0 : 1
        }
        #expect(known == expected)
        #expect(expected.count > 100 && flagged > 100)
    }

    /// What is flagged is there whole, but for the digits of a 個人番号.
    @Test func whatCannotBeReadIsKeptWhole() async throws {
        let room = try await MailRoom()
        let mail = Array("no header at all 123456789018 \u{FFFD}".utf8) + [0xFF, 0x00, 0x1B]
        try room.spool.add(mail)
        try await room.takeIn()
        let ticket = try #require(try await room.ticket(1))
        #expect(ticket.queue == .unclear && !ticket.flag.isEmpty)
        let file = try #require(try await room.entries(1).first?.attachments.first { $0.name == "message.eml" })
        #expect(
            room.service.files.content(file.identifier, sha256: file.sha256) == NumberScreen.masked(bytes: mail).bytes)
    }

    private static func fallback(_ mail: [UInt8]) -> String { MailDesk.fallback(mail) }
}
