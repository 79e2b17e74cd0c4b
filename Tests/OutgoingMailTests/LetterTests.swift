import Foundation
import Testing

@testable import OutgoingMail

@Suite struct LetterTests {
    @Test(arguments: [
        ("staff@example.jp", true), ("a.b+c@city.matsumoto.lg.jp", true), ("staff", false), ("@example.jp", false),
        ("staff@", false), ("a@b@c", false), ("staff@example.jp\r\nBcc: x@example.jp", false),
        ("<a@example.jp>", false),
        ("担当@example.jp", false), ("a b@example.jp", false), ("a@example..jp", false),
    ]) func anAddressIsPlainOrNone(text: String, isGood: Bool) {
        #expect((MailAddress(text) != nil) == isGood)
    }

    @Test(arguments: ["", "二行\nの件名", "件名\r\nBcc: x@example.jp", String(repeating: "長", count: 201), "\u{7f}"])
    func aSubjectIsOneLine(subject: String) throws {
        let address = try #require(MailAddress("a@example.jp"))
        #expect(throws: MailError.badSubject) {
            try Letter(from: address, to: address, subject: subject, text: "")
        }
    }

    /// Python's `email` reads what we write.
    @Test func anotherProgramReadsTheMessage() throws {
        let subject = "【重要】総合運用テスト準備の状況確認のお願い（松本市　首長部局）長い件名も折り返して読める"
        let text = "松本市　御中\n\n.\n期限は5月31日です。\nFrom here: 𠮷\n"
        let letter = try Letter(
            from: try #require(MailAddress("support@kakehashi.example")),
            to: try #require(MailAddress("staff@example.jp")), subject: subject, text: text)
        let message = letter.encoded(number: "17", at: Date(timeIntervalSince1970: 1_463_628_600))
        #expect(message.allSatisfy { $0 < 0x80 })
        let lines = String(decoding: message, as: UTF8.self).components(separatedBy: "\r\n")
        #expect(lines.allSatisfy { $0.utf8.count <= 78 && !$0.contains("\n") })
        let file = FileManager.default.temporaryDirectory.appending(path: "letter-\(UUID().uuidString).eml")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(message).write(to: file)
        let script = """
            import email, email.policy, sys, json
            m = email.message_from_binary_file(open(sys.argv[1], 'rb'), policy=email.policy.default)
            print(json.dumps([m['subject'], m['to'], m['date'], m['message-id'], m.get_content().replace('\\r\\n', '\\n')]))
            """
        let read = try JSONDecoder().decode([String].self, from: Self.python(script, file.path()))
        #expect(
            read == [
                subject, "staff@example.jp", "Thu, 19 May 2016 12:30:00 +0900", "<17@kakehashi.example>", text,
            ])
    }

    /// Through `popen`, because Foundation's `Process` may wait for another test's child.
    private static func python(_ script: String, _ argument: String) throws -> Data {
        let file = FileManager.default.temporaryDirectory.appending(path: "read-\(UUID().uuidString).py")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(script.utf8).write(to: file)
        let pipe = try #require(popen("python3 '\(file.path())' '\(argument)'", "r"))
        defer { pclose(pipe) }
        var output = Data()
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while case let count = fread(&chunk, 1, chunk.count, pipe), count > 0 { output += chunk[..<count] }
        return output
    }
}

@Suite struct LetterThreadTests {
    @Test func aThreadIsInTheHeadersAndNothingEndsALine() throws {
        let thread = LetterThread(
            messageID: "ticket.1.2.answer@chukan.example",
            references: ["a@b.example", "bad id@x", "x@y>\r\nBcc: <z@z", "c@d.example"])
        let letter = try Letter(
            from: try #require(MailAddress("helpdesk@chukan.example")), to: try #require(MailAddress("a@b.example")),
            subject: "件名", text: "本文", thread: thread)
        let text = String(decoding: letter.encoded(number: "9", at: Date(timeIntervalSince1970: 0)), as: UTF8.self)
        #expect(
            text.contains(
                "\r\nMessage-ID: <ticket.1.2.answer@chukan.example>\r\nIn-Reply-To: <c@d.example>\r\nReferences: <a@b.example>\r\n <c@d.example>\r\nSubject:"
            ))
        #expect(!text.contains("Bcc"))
        #expect(LetterThread(text: thread.text) == thread && LetterThread(text: "") == nil)
    }
}
