import Testing

@testable import IncomingMail

@Suite struct SMTPSessionTests {
    private func session(largest: Int = 1_000) -> SMTPSession {
        SMTPSession(name: "mail.example", addresses: ["helpdesk@chukan.example"], largest: largest)
    }

    private func replies(_ actions: [SMTPSession.Action]) -> [String] {
        actions.map { action in
            switch action {
            case .reply(let text): String(text.prefix(3))
            case .store: "store"
            case .close: "close"
            }
        }
    }

    private static let dialogue =
        "EHLO x\r\nMAIL FROM:<a@b.example> SIZE=10\r\nRCPT TO:<HelpDesk@chukan.example>\r\nDATA\r\n"

    @Test func aMailIsStoredBeforeItIsTaken() {
        var session = session()
        #expect(replies(session.receive(Array(Self.dialogue.utf8))) == ["250", "250", "250", "354"])
        let actions = session.receive(Array("Subject: x\r\n\r\n..dot\r\n.\r\nQUIT\r\n".utf8))
        #expect(actions == [.store(Array("Subject: x\r\n\r\n.dot\r\n".utf8))])
        #expect(replies(session.stored(true)) == ["250", "221", "close"])
    }

    @Test func byteByByteIsTheSame() {
        var session = session()
        var actions: [SMTPSession.Action] = []
        for byte in Array((Self.dialogue + "a\r\n.\r\n").utf8) { actions += session.receive([byte]) }
        #expect(actions.last == .store(Array("a\r\n".utf8)))
        #expect(replies(session.stored(false)) == ["451"])
    }

    /// A lone dot between other line ends ends nothing: no second mail can be smuggled in.
    @Test func onlyCRLFEndsAMail() {
        var session = session()
        _ = session.receive(Array(Self.dialogue.utf8))
        #expect(session.receive(Array("a\n.\nMAIL FROM:<x@y>\r.\r\n".utf8)).isEmpty)
        #expect(
            session.receive(Array(".\r\n".utf8)) == [.store(Array("a\n.\nMAIL FROM:<x@y>\r.\r\n".utf8))])
    }

    @Test func theDeskOnlyAndInOrder() {
        var session = session()
        #expect(replies(session.receive(Array("MAIL FROM:<a@b>\r\nDATA\r\nXYZ\r\n".utf8))) == ["503", "503", "500"])
        #expect(
            replies(session.receive(Array("HELO x\r\nMAIL FROM:<>\r\nRCPT TO:<other@elsewhere.example>\r\n".utf8)))
                == ["250", "250", "550"])
        #expect(
            replies(session.receive(Array("RCPT TO:nobody\r\nRSET\r\nRCPT TO:<postmaster>\r\n".utf8))) == [
                "501", "250", "503",
            ])
    }

    @Test func whatIsTooLargeIsReadToItsEndAndRefused() {
        var session = session(largest: 100)
        #expect(replies(session.receive(Array("EHLO x\r\nMAIL FROM:<a@b> SIZE=101\r\n".utf8))) == ["250", "552"])
        _ = session.receive(Array("MAIL FROM:<a@b>\r\nRCPT TO:<helpdesk@chukan.example>\r\nDATA\r\n".utf8))
        var actions: [SMTPSession.Action] = []
        for _ in 0..<200 { actions += session.receive(Array("0123456789\r\n".utf8)) }
        actions += session.receive([UInt8](repeating: 0x41, count: 10_000))
        actions += session.receive(Array("\r\n.\r\nNOOP\r\n".utf8))
        #expect(replies(actions) == ["552", "250"])
    }

    @Test func patienceEnds() {
        var session = session()
        var actions: [SMTPSession.Action] = []
        for _ in 0..<25 { actions += session.receive(Array("NONSENSE\r\n".utf8)) }
        #expect(replies(actions).suffix(2) == ["421", "close"] && actions.count == SMTPSession.mostMistakes + 1)
        var other = self.session()
        #expect(replies(other.receive([UInt8](repeating: 0x41, count: 3_000))) == ["500", "close"])
    }
}
