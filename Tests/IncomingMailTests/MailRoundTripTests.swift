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

/// A real MTA's client (swaks) hands mail in, and a real mail reader (notmuch) shows the thread.
@Suite struct MailRoundTripTests {
    private func run(_ program: String, _ arguments: [String], _ environment: [String: String] = [:]) throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [program] + arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        try process.run()
        let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0, "\(program): \(output.suffix(500))")
        return output
    }

    private func send(_ port: Int, _ data: URL, to address: String = "helpdesk@chukan.example") throws {
        _ = try run(
            "swaks",
            [
                "--server", "127.0.0.1:\(port)", "--from", "taro@city.example.jp", "--to", address, "--data",
                "@\(data.path())", "--hide-all",
            ])
    }

    private func exchange(_ event: AuditEvent) -> Exchange {
        Exchange(
            event: event, actor: Actor(identifier: "account:desk-clerk", name: "受付", role: .deskClerk),
            scope: AuditScope(), remoteAddress: "", now: MailRoom.now)
    }

    @Test func aMailBecomesATicketAndTheAnswerThreads() async throws {
        let room = try await MailRoom()
        let listener = try await SMTPListener.start(
            address: "127.0.0.1", port: 0, name: "mail.test", addresses: ["helpdesk@chukan.example"], spool: room.spool)
        let box = URL(filePath: "\(room.folder)/reader")
        for name in ["cur", "new", "tmp"] {
            try FileManager.default.createDirectory(at: box.appending(path: name), withIntermediateDirectories: true)
        }
        let mail = Letters.withFile("first@city.example.jp", name: "log.txt", Array("VPN down\n".utf8))
        let sent = box.appending(path: "cur/first:2,S")
        try Data(mail).write(to: sent)
        try send(listener.port, sent)
        #expect(try room.waiting(in: "new") == 1)
        try await room.takeIn()
        let ticket = try #require(try await room.ticket(1))
        #expect(ticket.channel == .mail && ticket.subject == "接続" && ticket.contactAddress == "taro@city.example.jp")
        let entry = try #require(try await room.entries(1).first)
        #expect(entry.text == Letters.text && entry.attachments.map(\.name) == ["log.txt"])

        try await room.service.answer(
            "ランプを確認してください。", to: 1, seen: ticket.version, resolves: false, by: exchange(.ticketAnswered))
        let queue = MailQueue(store: room.store, route: .maildir(folder: "\(room.folder)/out"))
        #expect(try await queue.deliverDue(at: MailRoom.now) == 2)
        for name in try FileManager.default.contentsOfDirectory(atPath: "\(room.folder)/out/new") {
            try FileManager.default.copyItem(
                atPath: "\(room.folder)/out/new/\(name)", toPath: box.appending(path: "new/\(name)").path())
        }
        let replies = try thread(box, room.folder)
        // One thread: the inquiry, under it the receipt, under that the answer.
        #expect(
            replies == [
                "first@city.example.jp", "ticket.1.1.receipt@chukan.example", "ticket.1.2.answer@chukan.example",
            ])

        // The sender answers with the answer's id, under another subject: the same ticket.
        let reply = URL(filePath: "\(room.folder)/reply.eml")
        try Data(
            Letters.plain(
                "second@city.example.jp", charset: "utf-8", Array("直りました。".utf8),
                more: "In-Reply-To: <ticket.1.2.answer@chukan.example>\n")
        ).write(to: reply)
        try send(listener.port, reply)
        // The same mail once more, as an MTA does that saw no answer: once.
        try send(listener.port, reply)
        try await room.takeIn()
        #expect(try await room.entries(1).filter { $0.kind == .reply }.map(\.text) == ["直りました。"])
        #expect(try await room.ticket(1)?.state == .working)
        #expect(try await room.ticket(2) == nil)
        await listener.stop()
    }

    /// The ids of the one thread that the reader knows, from its beginning along the replies.
    private func thread(_ box: URL, _ home: String) throws -> [String] {
        let configuration = "\(home)/notmuch.conf"
        try Data("[database]\npath=\(box.path())\n[user]\nname=x\nprimary_email=x@x\n[new]\ntags=\n".utf8).write(
            to: URL(filePath: configuration))
        let environment = ["NOTMUCH_CONFIG": configuration, "HOME": home]
        _ = try run("notmuch", ["new"], environment)
        let json = try run(
            "notmuch", ["show", "--format=json", "--entire-thread=true", "--body=false", "*"], environment)
        let threads = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [[Any]])
        #expect(threads.count == 1)
        var identifiers: [String] = []
        var next = threads.first?.first as? [Any]
        while let node = next {
            if let message = node.first as? [String: Any], let identifier = message["id"] as? String {
                identifiers.append(identifier)
            }
            next = (node.last as? [Any])?.first as? [Any]
        }
        return identifiers
    }

    @Test func whatComesBackIsTheDesksAgain() async throws {
        let room = try await MailRoom()
        try room.spool.add(Letters.plain("a@city.example.jp", charset: "ISO-2022-JP", Letters.japanese))
        try await room.takeIn()
        try await room.service.answer("回答", to: 1, seen: 1, resolves: false, by: exchange(.ticketAnswered))
        #expect(try await room.ticket(1)?.state == .waiting)
        try room.spool.add(Letters.bounce("b@mx", of: "ticket.1.2.answer@chukan.example"))
        try await room.takeIn()
        let ticket = try #require(try await room.ticket(1))
        #expect(ticket.state == .working && ticket.flag.contains("届きませんでした"))
        #expect(try await room.ticket(2) == nil)
        // A bounce of what we never sent is a mail like any other, and gets no receipt.
        try room.spool.add(Letters.bounce("c@mx", of: "nobody@elsewhere"))
        try await room.takeIn()
        #expect(try await room.ticket(2) != nil)
        #expect(try await room.rows("SELECT number FROM outgoing_mail").count == 2)
    }

    @Test func aStrangerDoesNotGoOnInATicketByItsNumber() async throws {
        let room = try await MailRoom()
        try room.spool.add(Letters.plain("a@city.example.jp", charset: "ISO-2022-JP", Letters.japanese))
        try await room.takeIn()
        let stranger = Letters.ascii(
            "From: eve@elsewhere.example\nSubject: Re: [HD-000001]\nMessage-ID: <eve@x>\nReferences: <a@city.example.jp>\nContent-Type: text/plain\n\nx\n"
        )
        try room.spool.add(stranger)
        try await room.takeIn()
        #expect(try await room.entries(1).count == 1)
        #expect(try await room.ticket(2)?.contactAddress == "eve@elsewhere.example")
        let sender = Letters.ascii(
            "From: TARO@city.example.jp\nSubject: Re: [HD-000001]\nMessage-ID: <later@x>\nContent-Type: text/plain\n\ny\n"
        )
        try room.spool.add(sender)
        try await room.takeIn()
        #expect(try await room.entries(1).count == 2)
    }
}
