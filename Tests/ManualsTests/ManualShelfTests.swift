import AuditLog
import EveryEngine
import Foundation
import Markdown
import Storage
import SupportSearch
import Testing

@testable import Library
@testable import Manuals

@Suite struct ManualShelfTests {
    private static let shipped = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "docs/manual/ja").path()

    /// A folder with one manual of one page.
    private func folder(version: String = "第01.00版", page: String = "# 題\n\n本文") throws -> String {
        let folder = FileManager.default.temporaryDirectory.appending(path: "manuals-\(UUID().uuidString)")
        for name in ["pictures", "one"] {
            try FileManager.default.createDirectory(
                at: folder.appending(path: name), withIntermediateDirectories: true)
        }
        let manual = """
            title: 試験のマニュアル
            version: \(version)
            audience: organisation
            changes:
              - version: \(version)
                summary: \(version)の変更
                roles: [{ role: システム管理者, change: 変わった }]
            """
        try manual.write(to: folder.appending(path: "one/manual.yaml"), atomically: true, encoding: .utf8)
        try page.write(to: folder.appending(path: "one/01-page.md"), atomically: true, encoding: .utf8)
        return folder.path()
    }

    @Test func everyShippedManualIsRead() throws {
        let shelf = try ManualShelf(folder: Self.shipped)
        #expect(shelf.manuals.count >= 10)
        #expect(shelf.manuals.filter { $0.audience == .desk }.map(\.id) == ["help-desk"])
        for manual in shelf.manuals {
            for page in manual.pages {
                let text = page.markdown(of: manual.id, base: "/support/manuals")
                #expect(!text.passages.isEmpty, "\(manual.id)/\(page.id)")
            }
        }
    }

    @Test func aManualWithAHoleIsRefused() throws {
        #expect(throws: ManualError.self) { try ManualShelf(folder: "/no/such/folder") }
        let untitled = try folder(page: "本文だけ")
        #expect(throws: ManualError.self) { try ManualShelf(folder: untitled) }
        let nameless = try folder()
        try "title: x".write(toFile: "\(nameless)/one/manual.yaml", atomically: true, encoding: .utf8)
        #expect(throws: ManualError.self) { try ManualShelf(folder: nameless) }
    }

    @Test(arguments: [
        ("02-next.md", "/m/one/02-next"), ("../two/01-a.md#part-2", "/m/two/01-a#part-2"), ("#part-3", "#part-3"),
        ("../pictures/x.png", "/m/pictures/x.png"), ("https://example.jp/", nil), ("/support/", nil),
        ("../../secret.md", nil), ("../two/../../x.md", nil), ("file.txt", nil), ("javascript:alert(1)", nil),
    ]) func aLinkLeads(link: String, to expected: String?) {
        #expect(ManualAddress.resolved(link, from: "one", base: "/m") == expected)
    }

    @Test(arguments: Engine.allCases)
    func aVersionIsPublishedOnceAndOtherTextIsACorrection(engine: Engine) async throws {
        let store = try await engine.store(AuditLog.schema + SearchIndex.schema + LibraryStore.schema)
        let now = Date(timeIntervalSince1970: 1_463_628_600)
        for _ in 1...2 { try await ManualShelf(folder: try folder()).publish(to: store, at: now) }
        #expect(try await labels(in: store) == ["第01.00版"])
        try await ManualShelf(folder: try folder(page: "# 題\n\n直した本文")).publish(to: store, at: now)
        try await ManualShelf(folder: try folder(version: "第02.00版", page: "# 題\n\n新しい本文")).publish(to: store, at: now)
        #expect(try await labels(in: store) == ["第02.00版", "第01.00版（訂正）", "第01.00版"])
        let found = try await store.read { tx in
            try SearchIndex.found(SearchWords("新しい"), by: "202029", in: tx).map { "\($0.kind) \($0.key)" }
        }
        #expect(found == ["manual one/01-page"])
    }

    private func labels(in store: any DataStore) async throws -> [String] {
        try await store.read { tx in
            try LibraryStore.versions(of: 1, in: tx).map(\.label)
        }
    }
}
