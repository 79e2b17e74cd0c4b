import AccessControl
import AuditLog
import EveryEngine
import Foundation
import HTTPTypes
import PagesInProcess
import ServiceCalendar
import Storage
import SupportSearch
import Testing
import WebServer

@testable import Library

/// Lists of many documents and FAQ: a page at a time, on either engine, nothing twice and nothing left out.
@Suite struct LongListTests {
    private static let now = Date(timeIntervalSince1970: 1_463_628_600)
    private static let reader = InProcessBrowser.signedIn(
        Actor(identifier: "account:s202029-01", name: "川田", role: .supportSiteAdministrator))
    private static let desk = InProcessBrowser.signedIn(
        Actor(identifier: "desk:1", name: "山野", role: .deskSupervisor))

    private func store(_ engine: Engine, letters: Int = 0, faqs: Int = 0) async throws -> any DataStore {
        let store = try await engine.store(AuditLog.schema + SearchIndex.schema + LibraryStore.schema)
        try await store.write { tx in
            for number in 1..<(letters + 1) {
                try tx.run(
                    "INSERT INTO library_documents (number, kind, title) VALUES ($1, 'letter', $2)",
                    [.integer(Int64(number)), .text("事務連絡\(1000 + number)")])
                try Self.addVersion(1, of: Int64(number), in: tx)
            }
            for number in 1..<(faqs + 1) {
                try tx.run(
                    """
                    INSERT INTO faqs (number, topic, question, answer, ticket, changed_at, changed_by)
                    VALUES ($1, $2, $3, '答', NULL, 0, 'desk')
                    """,
                    [.integer(Int64(number)), .text(number % 2 == 0 ? "VPN装置" : "証明書"), .text("質問\(1000 + number)")])
            }
        }
        return store
    }

    private static func addVersion(_ version: Int64, of document: Int64, in tx: any StoreTransaction) throws {
        try tx.run(
            """
            INSERT INTO library_versions (document, version, label, content, summary, published_at, published_by)
            VALUES ($1, $2, $3, '本文', '概要', $2, 'desk')
            """, [.integer(document), .integer(version), .text("第\(version)版")])
    }

    private func page(
        _ address: String, of store: any DataStore, as who: Authenticated = reader
    ) async throws -> (status: Int, text: String) {
        let routes = LibraryRoutes(store: store).routes + LibraryDeskRoutes(store: store, topics: ["VPN装置"]).routes
        let browser = InProcessBrowser(routes: routes, store: store, clock: RehearsalClock(at: Self.now))
        let response = try #require(await browser.ask(.get, address, as: who))
        return (response.status, String(decoding: response.body, as: UTF8.self))
    }

    /// The first pages of a list.
    private func pages(
        _ count: Int, _ path: String, of store: any DataStore, as who: Authenticated
    ) async throws -> [String] {
        var pages: [String] = []
        for number in 1...count {
            pages.append(try await page(number == 1 ? path : "\(path)?page=\(number)", of: store, as: who).text)
        }
        return pages
    }

    /// The numbers behind a name, in the order of the pages.
    private func numbers(_ name: String, in pages: [String]) -> [Int] {
        pages.flatMap { $0.components(separatedBy: ">\(name)").dropFirst().compactMap { Int($0.prefix(4)) } }
    }

    @Test(arguments: Engine.allCases) func everyLetterIsOnOnePage(engine: Engine) async throws {
        let store = try await store(engine, letters: 205)
        for (path, who) in [("/support/library", Self.reader), ("/desk/library", Self.desk)] {
            let pages = try await pages(3, path, of: store, as: who)
            #expect(numbers("事務連絡", in: pages) == Array(1001...1205))
            #expect(pages[0].contains("\(path)?page=2") && !pages[0].contains("前の100件"))
            #expect(pages[1].contains("\(path)?page=3") && pages[1].contains("\(path)?page=1"))
            #expect(!pages[2].contains("次の100件") && pages[2].contains("（3ページ）"))
        }
    }

    @Test(arguments: Engine.allCases) func everyQuestionIsOnOnePage(engine: Engine) async throws {
        let store = try await store(engine, faqs: 150)
        for (path, who) in [("/support/faq", Self.reader), ("/desk/faq", Self.desk)] {
            let pages = try await pages(2, path, of: store, as: who)
            let found = numbers("質問", in: pages)
            #expect(found.count == 150 && Set(found).count == 150)
            #expect(pages[0].contains("VPN装置") && pages[1].contains("証明書"), "a topic after the other")
        }
        #expect(try await page("/desk/faq/149", of: store, as: Self.desk).text.contains("このFAQを取り下げる"))
        #expect(try await page("/desk/faq/151", of: store, as: Self.desk).status == 404)
    }

    @Test(arguments: Engine.allCases) func aShortListIsWhole(engine: Engine) async throws {
        let store = try await store(engine, letters: 100)
        let page = try await page("/support/library", of: store).text
        #expect(!page.contains("次の100件") && !page.contains("言葉で検索する"))
        #expect(page.contains("まだ掲載されていません。"), "there is no manual")
    }

    @Test(arguments: ["0", "-1", "x", "10001", "99999999999999999999"]) func thereIsNoSuchPage(number: String)
        async throws
    {
        let store = try await store(.sqlite, letters: 1)
        #expect(try await page("/support/library?page=\(number)", of: store).status == 404)
    }

    /// What changed since this person looked is told on the first page, wherever the document stands.
    @Test(arguments: Engine.allCases) func whatChangedIsToldFirst(engine: Engine) async throws {
        let store = try await store(engine, letters: 205)
        try await store.write { tx in
            for document: Int64 in [3, 204] {
                try LibraryStore.read(document, version: 1, by: "account:s202029-01", at: Self.now, in: tx)
            }
            try LibraryStore.read(7, version: 1, by: "account:another", at: Self.now, in: tx)
            try Self.addVersion(2, of: 204, in: tx)
            try Self.addVersion(2, of: 7, in: tx)
        }
        let first = try await page("/support/library", of: store).text
        #expect(first.contains("前回から変わった資料が1件あります。"))
        #expect(first.contains("事務連絡1204：前回から変わったところ"))
        #expect(try await !page("/support/library?page=2", of: store).text.contains("前回から変わった"))
    }
}
