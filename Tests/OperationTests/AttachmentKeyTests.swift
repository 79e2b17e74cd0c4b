import Foundation
import Identifiers
import Tenancy
import Testing

@testable import kakehashi

/// What attachments are sealed under goes with the keys of the organisation's server.
@Suite struct AttachmentKeyTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "keys-\(UUID().uuidString)").path()

    @Test func anOrganisationsKeyGoesWithItsServers() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let keys = try PlatformKeys(folder: folder, now: Date())
        // Nothing was sealed yet, and asking makes nothing.
        #expect(try keys.attachmentKey(of: "202029", isToSeal: false) == nil)
        #expect(!FileManager.default.fileExists(atPath: "\(folder)/tenants"))
        let key = try #require(try keys.attachmentKey(of: "202029", isToSeal: true))
        #expect(key.count == 32)
        // The same for every process, and the server that is opened later has the outer key that is there.
        let again = try PlatformKeys(folder: folder, now: Date())
        let tenant = try #require(TenantID("202029-mayor"))
        _ = try again.dataVault(of: tenant)
        #expect(try again.attachmentKey(of: "202029", isToSeal: false) == key)
        let neighbours = try keys.attachmentKey(of: "202011", isToSeal: true)
        let nobodys = try keys.attachmentKey(of: "", isToSeal: true)
        #expect(Set([key, neighbours, nobodys]).count == 3)
        // Every one of them is among what `keys keep` writes and `keys renew-master` seals anew, and in no backup.
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: "\(folder)/tenants").sorted() == [
                "202011-mayor.key.sealed", "202029-mayor.key.sealed", "support-site.key.sealed",
            ])
        try ErasedFile.erase(PlatformKeys.outerKeyFile(of: tenant, in: folder))
        #expect(try keys.attachmentKey(of: "202029", isToSeal: false) == nil)
        #expect(try keys.attachmentKey(of: "202029", isToSeal: true) != key)
        #expect(throws: ToolError.self) { try keys.attachmentKey(of: "../202029", isToSeal: true) }
    }

    /// Many that need a key which is not there yet get the same one.
    @Test func whoeverIsFirstMakesTheKey() async throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let keys = try PlatformKeys(folder: folder, now: Date())
        let found = try await withThrowingTaskGroup(of: [UInt8]?.self) { group in
            for _ in 0..<32 { group.addTask { try keys.attachmentKey(of: "202029", isToSeal: true) } }
            return try await group.reduce(into: Set<[UInt8]?>()) { $0.insert($1) }
        }
        #expect(found.count == 1 && !found.contains(nil))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasPrefix(".") }.isEmpty)
    }
}
