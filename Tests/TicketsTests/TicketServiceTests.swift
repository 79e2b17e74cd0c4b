import AccessControl
import Attachments
import AuditLog
import ContactHours
import EveryEngine
import Foundation
import Identifiers
import OutgoingMail
import ServiceCalendar
import Storage
import SupportSearch
import Testing
import WebServer

@testable import Tickets

@Suite struct TicketServiceTests {
    private static let number = "123456789018"

    @Test(arguments: Engine.allCases) func anInquiryGetsItsNumberQueueAndClock(engine: Engine) async throws {
        let desk = try await Desk(engine)
        let ticket = try await desk.ticket(try await desk.ask())
        #expect(ticket.reference == "HD-000001" && ticket.queue == .technical && ticket.state == .received)
        // 24 open hours from 12:30: the hour between 0:30 and 1:30 does not count.
        #expect(ticket.dueAt == Desk.now.addingTimeInterval(25 * 3600))
        let first = try await desk.store.read { tx in try AuditLog.records(after: 0, limit: 10, in: tx).first }
        #expect(first?.event == "inquiry.sent" && first?.organisation == "202029" && first?.subject == "HD-000001")
    }

    @Test func anIndividualNumberIsNowhere() async throws {
        let desk = try await Desk()
        let ticket = try await desk.ask(
            "番号 \(Self.number)", "１２３４－５６７８－９０１８ の方です。", contact: "1234 5678 9018",
            files: [SentFile(name: "\(Self.number).txt", content: Array("ok".utf8))])
        try await desk.service.note("番号は \(Self.number)", on: ticket, by: desk.exchange(.ticketNoted))
        try await desk.service.reply(
            "もう一度 \(Self.number)", files: [], to: ticket, of: "202029", by: desk.exchange(.inquiryReplied))
        let entries = try await desk.entries(ticket)
        #expect(entries.map(\.masked) == [4, 1, 1])
        #expect(try await desk.ticket(ticket).subject.contains("伏せました"))
        let everything = try desk.everything()
        #expect(everything.count > 10_000)
        for text in [Self.number, "１２３４－５６７８－９０１８", "1234 5678 9018"] {
            #expect(everything.range(of: Data(text.utf8)) == nil)
        }
        let events = try await desk.store.read { tx in try AuditLog.records(after: 0, limit: 50, in: tx).map(\.event) }
        #expect(events.count { $0 == "individual-number.masked" } == 3)
        await #expect(throws: AttachmentRefusal.individualNumber(name: "a.txt")) {
            try await desk.ask(files: [SentFile(name: "a.txt", content: Array(Self.number.utf8))])
        }
    }

    /// What lay there in the clear from before is sealed for whose ticket it is, and so is what became somebody else's.
    @Test(arguments: Engine.allCases) func filesAreSealedForWhoseTicketTheyAre(engine: Engine) async throws {
        let desk = try await Desk(engine)
        let content = Array("松本市の接続端末の画面".utf8)
        let ticket = try await desk.ask(files: [SentFile(name: "a.txt", content: content)])
        let file = try #require(try await desk.entries(ticket).first?.attachments.first)
        let path = "\(desk.folder)/files/\(file.identifier)"
        func lies() -> Data { FileManager.default.contents(atPath: path) ?? Data() }
        #expect(lies().firstRange(of: Data(content)) == nil)
        #expect(lies().starts(with: Data("kakehashi-attachment 1 202029\n".utf8)))
        #expect(try await desk.service.sealFiles() == 0)
        #expect(FileManager.default.createFile(atPath: path, contents: Data(content)))
        #expect(desk.service.files.content(file.identifier, sha256: file.sha256) == content)
        try await desk.service.sweep()
        #expect(lies().firstRange(of: Data(content)) == nil)
        #expect(desk.service.files.content(file.identifier, sha256: file.sha256) == content)
        try await desk.store.write { tx in try tx.run("UPDATE tickets SET organisation = '202011'", []) }
        #expect(try await desk.service.sealFiles() == 1)
        #expect(lies().starts(with: Data("kakehashi-attachment 1 202011\n".utf8)))
        #expect(desk.service.files.content(file.identifier, sha256: file.sha256) == content)
    }

    @Test(arguments: Engine.allCases) func anOrganisationReachesItsOwnOnly(engine: Engine) async throws {
        let desk = try await Desk(engine)
        let own = try await desk.ask(files: [SentFile(name: "a.txt", content: Array("ok".utf8))])
        let other = try await desk.ask(of: desk.nagano)
        let file = try #require(try await desk.entries(own).first?.attachments.first)
        try await desk.store.read { (tx: any StoreTransaction) throws -> Void in
            #expect(try TicketStore.tickets(of: "202029", in: tx).map(\.number) == [own])
            #expect(try TicketStore.ticket(other, of: "202029", in: tx) == nil)
            #expect(try TicketStore.ticket(own, of: "", in: tx) == nil)
            #expect(try TicketStore.attachment(file.identifier, of: "202029", in: tx) == file)
            #expect(try TicketStore.attachment(file.identifier, of: "202011", in: tx) == nil)
            #expect(try TicketStore.attachment(file.identifier, of: nil, in: tx) == file)
            #expect(try SearchIndex.found(SearchWords("ランプ"), by: "202029", in: tx).map(\.key) == ["\(own)"])
        }
        await #expect(throws: TicketError.notFound) {
            try await desk.service.reply("x", files: [], to: other, of: "202029", by: desk.exchange(.inquiryReplied))
        }
        #expect(desk.service.files.content(file.identifier, sha256: file.sha256) == Array("ok".utf8))
    }

    /// Two answer at once: the first is sent, the second is kept and shown what came.
    @Test(arguments: Engine.allCases) func nothingIsLostWhenTwoAnswer(engine: Engine) async throws {
        let desk = try await Desk(engine)
        let ticket = try await desk.ask(contact: "taro@city.example.jp")
        let seen = try await desk.ticket(ticket).version
        async let first: Void = desk.service.answer(
            "一人目の回答", to: ticket, seen: seen, resolves: false, by: desk.exchange(.ticketAnswered, "one"))
        async let second: Void = desk.service.answer(
            "二人目の回答", to: ticket, seen: seen, resolves: false, by: desk.exchange(.ticketAnswered, "two"))
        var refusals = 0
        do { try await first } catch TicketError.changedMeanwhile { refusals += 1 }
        do { try await second } catch TicketError.changedMeanwhile { refusals += 1 }
        #expect(refusals == 1)
        let answers = try await desk.entries(ticket).filter { $0.kind == .answer }
        #expect(answers.count == 1)
        let isFirst = answers.first?.text == "一人目の回答"
        let loser = isFirst ? "account:two" : "account:one"
        let draft = try await desk.store.read { tx in try TicketStore.draft(of: ticket, by: loser, in: tx) }
        #expect(draft == (isFirst ? "二人目の回答" : "一人目の回答"))
        // With what is on the screen now it goes, and the draft is done with.
        try await desk.service.answer(
            "直した回答", to: ticket, seen: try await desk.ticket(ticket).version, resolves: false,
            by: desk.exchange(.ticketAnswered, String(loser.dropFirst(8))))
        #expect(try await desk.store.read { tx in try TicketStore.draft(of: ticket, by: loser, in: tx) } == nil)
        #expect(try await desk.letters().count == 2)
    }

    @Test(arguments: Engine.allCases) func ofTwoWhoTakeItTheSecondIsToldOfTheFirst(engine: Engine) async throws {
        let desk = try await Desk(engine)
        let ticket = try await desk.ask()
        let seen = try await desk.ticket(ticket).version
        try await desk.service.assign(
            ticket, to: "account:one", name: "一", seen: seen, by: desk.exchange(.ticketAssigned, "one"))
        await #expect(throws: TicketError.taken(by: "one")) {
            try await desk.service.assign(
                ticket, to: "account:two", name: "二", seen: seen, by: desk.exchange(.ticketAssigned, "two"))
        }
    }

    @Test(arguments: Engine.allCases) func theClockEscalatesInOpenHoursOnly(engine: Engine) async throws {
        let desk = try await Desk(engine)
        let form = try await desk.ask()
        let call = try await desk.ask("電話", channel: .telephone, topic: .accounts, after: 5 * 60)
        // 17:30; the telephone closes at 18:00: half an hour of one is used up by then, and stays so all night.
        try await desk.service.keepTime(at: Desk.now.addingTimeInterval(20 * 3600))
        #expect(try await desk.ticket(call).escalation == .none)
        #expect(try await desk.ticket(form).escalation == .soon)
        // The next day at 9:15 three quarters are used up, at 9:30 all.
        try await desk.service.keepTime(at: Desk.now.addingTimeInterval(20.75 * 3600))
        #expect(try await desk.ticket(call).escalation == .soon)
        try await desk.service.keepTime(at: Desk.now.addingTimeInterval(21 * 3600))
        let late = try await desk.ticket(call)
        #expect(late.escalation == .overdue && late.queue == .supervisor)
        let entries = try await desk.entries(call).count
        try await desk.service.keepTime(at: Desk.now.addingTimeInterval(22 * 3600))
        #expect(try await desk.entries(call).count == entries)
        #expect(try await desk.ticket(form).queue == .technical)
    }

    @Test(arguments: Engine.allCases) func aKnownProblemIsAnsweredOnce(engine: Engine) async throws {
        let desk = try await Desk(engine)
        var tickets: [Int64] = []
        for _ in 0..<3 { tickets.append(try await desk.ask(contact: "taro@city.example.jp")) }
        let problem = try await desk.service.openProblem(
            title: "失効リスト", description: "取得できない", by: desk.exchange(.problemOpened))
        for ticket in tickets {
            try await desk.service.link(ticket, toProblem: problem, by: desk.exchange(.ticketLinked))
        }
        try await desk.service.resolve(tickets[2], by: desk.exchange(.ticketResolved))
        let count = try await desk.service.answerProblem(problem, "直りました。", by: desk.exchange(.problemAnswered))
        #expect(count == 2)
        for ticket in tickets.prefix(2) { #expect(try await desk.ticket(ticket).state == .waiting) }
        #expect(try await desk.letters().count == 2)
        await #expect(throws: TicketError.alreadyAnswered) {
            try await desk.service.answerProblem(problem, "もう一度", by: desk.exchange(.problemAnswered))
        }
    }

    @Test(arguments: Engine.allCases) func mergingKeepsWhatWasWritten(engine: Engine) async throws {
        let desk = try await Desk(engine)
        let (one, two) = (try await desk.ask("一件目"), try await desk.ask("二件目"))
        let foreign = try await desk.ask(of: desk.nagano)
        await #expect(throws: TicketError.otherOrganisation) {
            try await desk.service.merge(foreign, into: one, by: desk.exchange(.ticketMerged))
        }
        await #expect(throws: TicketError.sameTicket) {
            try await desk.service.merge(one, into: one, by: desk.exchange(.ticketMerged))
        }
        try await desk.service.merge(two, into: one, by: desk.exchange(.ticketMerged))
        let merged = try await desk.ticket(two)
        #expect(merged.state == .merged && merged.mergedInto == one)
        #expect(try await desk.entries(two, isForOrganisation: true).count == 1)
        #expect(try await desk.entries(one).last?.text.contains("HD-000002") == true)
        await #expect(throws: TicketError.refused(.merged)) {
            try await desk.service.note("x", on: two, by: desk.exchange(.ticketNoted))
        }
    }

    @Test(arguments: Engine.allCases) func aShiftIsHandedOver(engine: Engine) async throws {
        let desk = try await Desk(engine)
        for _ in 0..<53 {
            let ticket = try await desk.ask()
            try await desk.service.assign(
                ticket, to: "account:clerk", name: "受付", seen: nil, by: desk.exchange(.ticketAssigned))
        }
        let count = try await desk.service.handOver(
            to: "account:next", name: "次の人", note: "VPNの件は折返し待ち", by: desk.exchange(.handedOver))
        #expect(count == 53)
        try await desk.store.read { (tx: any StoreTransaction) throws -> Void in
            #expect(try TicketStore.open(of: "account:clerk", in: tx).isEmpty)
            #expect(try TicketStore.open(of: "account:next", in: tx).count == TicketStore.pageSize)
            #expect(try TicketService.handOvers(for: "account:next", in: tx).map(\.tickets) == [53])
            #expect(try TicketService.handOvers(for: "account:other", in: tx).isEmpty)
        }
    }

    @Test(arguments: Engine.allCases) func queuesGoOnWhereAPageEnded(engine: Engine) async throws {
        let desk = try await Desk(engine)
        for minute in 0..<120 { _ = try await desk.ask(after: minute % 7) }
        var seen: [Int64] = []
        var place: QueuePlace?
        repeat {
            let page = try await desk.store.read { [place] tx in
                try TicketStore.open(in: .technical, after: place, in: tx)
            }
            seen += page.map(\.number)
            place = page.last.map { QueuePlace(after: $0) }.flatMap { QueuePlace($0.text) }
        } while place != nil
        #expect(seen.count == 120 && Set(seen).count == 120)
    }

    @Test(arguments: Engine.allCases) func figuresCountOpenTimeAndRatings(engine: Engine) async throws {
        let desk = try await Desk(engine)
        let ticket = try await desk.ask("電話", channel: .telephone, topic: .accounts)
        _ = try await desk.ask(of: desk.nagano)
        try await desk.service.answer(
            "回答", to: ticket, seen: 1, resolves: true, by: desk.exchange(.ticketAnswered, after: 30))
        try await desk.service.rate(4, "速い", of: ticket, organisation: "202029", by: desk.exchange(.inquiryRated))
        let figures = try await desk.store.read { tx in
            try TicketFigures.figures(
                from: Desk.now.addingTimeInterval(-60), to: Desk.now.addingTimeInterval(60), in: tx)
        }
        let channels = try #require(figures[.channel])
        let calls = try #require(channels.first { $0.value == "telephone" })
        #expect(calls.tickets == 1 && calls.answered == 1 && calls.inTime == 1)
        #expect(calls.meanAnswerSeconds == 1_800 && calls.meanRatingTenths == 40)
        #expect(channels.first { $0.value == "form" }.map { $0.meanAnswerSeconds == nil } == true)
        let prefectures = try #require(figures[.prefecture])
        #expect(prefectures.map(\.tickets) == [2] && prefectures.map(\.meanRatingTenths) == [40])
        #expect(figures[.topic]?.map(\.tickets).reduce(0, +) == 2)
        try await desk.service.keepTime(at: Desk.now.addingTimeInterval(15 * 86_400))
        #expect(try await desk.ticket(ticket).state == .closed)
    }

    @Test(arguments: Engine.allCases) func aTemplateIsFilled(engine: Engine) async throws {
        let desk = try await Desk(engine)
        let exchange = desk.exchange(.templateSaved)
        try await desk.service.saveTemplate(
            nil, title: "受付", text: "{{団体名}} {{担当者名}}様 {{受付番号}} {{件名}} {{回答者}}", by: exchange)
        await #expect(throws: TicketError.unknownField("氏名")) {
            try await desk.service.saveTemplate(nil, title: "x", text: "{{氏名}}", by: exchange)
        }
        await #expect(throws: TicketError.titleTaken) {
            try await desk.service.saveTemplate(nil, title: "受付", text: "x", by: exchange)
        }
        let ticket = try await desk.ticket(try await desk.ask())
        let template = try #require(try await desk.store.read { tx in try TicketService.templates(in: tx).first })
        let day = try #require(CalendarDay(year: 2016, month: 5, day: 19))
        #expect(
            template.filled(for: ticket, organisation: "松本市", clerk: "受付", on: day)
                == "松本市 例山 太郎様 HD-000001 接続できません 受付")
    }

    /// No page of a list looks through the whole table, or sorts it.
    @Test(arguments: [
        "queue = 'technical' AND state IN ('received', 'working', 'waiting') AND (due_at, number) > (5, 5) ORDER BY due_at, number",
        "assignee = 'x' AND state IN ('received', 'working', 'waiting') AND (due_at, number) > (5, 5) ORDER BY due_at, number",
        "organisation = 'x' AND number < 5 ORDER BY number DESC",
        "state IN ('received', 'working', 'waiting') AND first_answered_at IS NULL AND due_at < 5 AND escalation < 2 ORDER BY due_at, number",
        "problem = 5 AND state IN ('received', 'working', 'waiting') ORDER BY number",
    ]) func listsAreReadInTheirOrder(condition: String) async throws {
        let desk = try await Desk()
        let plan = try await desk.store.read { tx in
            try tx.rows("EXPLAIN QUERY PLAN SELECT * FROM tickets WHERE \(condition) LIMIT 50", []).map {
                try $0.text("detail")
            }.joined(separator: "; ")
        }
        #expect(plan.contains("SEARCH tickets USING INDEX"), "\(plan)")
        #expect(!plan.contains("SCAN") && !plan.contains("TEMP B-TREE"), "\(plan)")
    }
}
