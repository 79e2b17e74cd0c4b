import Foundation
import Testing

@testable import Attachments

@Suite struct AttachmentsTests {
    private static let office = Array("PK\u{3}\u{4}".utf8) + Array("[Content_Types].xml ".utf8)
    private let path = FileManager.default.temporaryDirectory.appending(path: "files-\(UUID().uuidString)").path()

    @Test(arguments: [
        ("a.pdf", Array("%PDF-1.7 x".utf8), AttachmentKind.pdf),
        ("a.PNG", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1], .png),
        ("a.jpeg", [0xFF, 0xD8, 0xFF, 0xE0], .jpeg),
        ("表.xlsx", office + Array("xl/workbook.xml".utf8), .workbook),
        ("a.docx", office + Array("word/document.xml".utf8), .document),
        ("a.csv", Array("番号,氏名\n".utf8), .text), ("a.txt", [0x93, 0xFA, 0x96, 0x7B], .text),
    ]) func theContentDecides(name: String, content: [UInt8], kind: AttachmentKind) throws {
        let file = try #require(try AttachmentRules.accepted([SentFile(name: name, content: content)]).first)
        #expect(file.kind == kind && file.name == name)
    }

    @Test func whatIsNotTaken() {
        func refusal(_ name: String, _ content: [UInt8]) -> AttachmentRefusal? {
            do {
                _ = try AttachmentRules.accepted([SentFile(name: name, content: content)])
                return nil
            } catch {
                return error
            }
        }
        #expect(refusal("a.exe", Array("MZ\u{0}".utf8)) == .unknownKind(name: "a.exe"))
        #expect(refusal("a.pdf", Array("MZ".utf8)) == .unknownKind(name: "a.pdf"))
        #expect(refusal("a.html", Array("<html>".utf8)) == .otherName(name: "a.html", kind: .text))
        #expect(refusal("a.png", Array("%PDF-1.7".utf8)) == .otherName(name: "a.png", kind: .pdf))
        #expect(refusal("a.zip", Array("PK\u{3}\u{4}abc".utf8)) == .unknownKind(name: "a.zip"))
        #expect(
            refusal("a.xlsx", Self.office + Array("xl/workbook.xml vbaProject.bin".utf8))
                == .unknownKind(name: "a.xlsx"))
        #expect(refusal("a.txt", []) == .empty(name: "a.txt"))
        #expect(
            refusal("a.txt", [UInt8](repeating: 0x41, count: AttachmentRules.largest + 1)) == .tooLarge(name: "a.txt"))
        #expect(refusal("a.csv", Array("x,１２３４-5678-9018\n".utf8)) == .individualNumber(name: "a.csv"))
        #expect(throws: AttachmentRefusal.tooMany) {
            try AttachmentRules.accepted(Array(repeating: SentFile(name: "a.txt", content: [0x41]), count: 4))
        }
    }

    @Test func namesLosePathsAndNumbers() throws {
        #expect(AttachmentRules.plainName("C:\\x\\表 1.txt") == "表 1.txt")
        #expect(AttachmentRules.plainName("../../etc/passwd") == "passwd")
        #expect(AttachmentRules.plainName("a\r\n\"b\".txt") == "ab.txt")
        #expect(AttachmentRules.plainName("..") == "file")
        let file = try AttachmentRules.masked(SentFile(name: "123456789018.txt", content: [0x41]))
        #expect(file.masked == 1 && !file.name.contains("123456789018"))
    }

    @Test func aMailsTextIsMasked() throws {
        let file = try AttachmentRules.masked(SentFile(name: "a.txt", content: Array("番号 123456789018".utf8)))
        #expect(file.masked == 1 && !String(decoding: file.content, as: UTF8.self).contains("123456789018"))
    }

    @Test func whatIsKeptIsFoundAndWhatNobodyNamesIsSwept() throws {
        let folder = try AttachmentFolder(path: path) { _, _ in Self.key(1) }
        defer { try? FileManager.default.removeItem(atPath: path) }
        let files = try AttachmentRules.accepted([
            SentFile(name: "a.txt", content: Array("a".utf8)), SentFile(name: "b.txt", content: Array("b".utf8)),
        ])
        let kept = try files.map { try folder.keep($0, for: "202029") }
        #expect(folder.content(kept[0].identifier, sha256: kept[0].sha256) == Array("a".utf8))
        #expect(folder.content(kept[0].identifier, sha256: kept[1].sha256) == nil)
        #expect(folder.content("../x", sha256: kept[0].sha256) == nil)
        let mode = try FileManager.default.attributesOfItem(atPath: "\(path)/\(kept[0].identifier)")[.posixPermissions]
        #expect(mode as? Int == 0o600)
        #expect(try folder.sweep(keeping: [kept[0].identifier], before: Date(timeIntervalSince1970: 0)) == 0)
        #expect(try folder.sweep(keeping: [kept[0].identifier], before: Date().addingTimeInterval(60)) == 1)
        #expect(folder.content(kept[1].identifier, sha256: kept[1].sha256) == nil)
    }

    // MARK: - Sealed

    private static func key(_ number: UInt8) -> [UInt8] { [UInt8](repeating: number, count: 32) }

    private static let content = Array("例山　太郎さんの画面の写し".utf8)

    /// A folder whose owners have a key each, and what was kept there for one of them.
    private func kept(
        keys: @escaping AttachmentFolder.Keys = { owner, _ in Self.key(owner == "202029" ? 1 : owner.isEmpty ? 2 : 3) }
    ) throws -> (folder: AttachmentFolder, file: KeptFile) {
        let folder = try AttachmentFolder(path: path, keys: keys)
        let file = try AttachmentRules.masked(SentFile(name: "a.txt", content: Self.content))
        return (folder, try folder.keep(file, for: "202029"))
    }

    private func bytes(_ identifier: String) -> [UInt8] {
        Array(FileManager.default.contents(atPath: "\(path)/\(identifier)") ?? Data())
    }

    private func put(_ bytes: [UInt8], _ identifier: String) {
        #expect(FileManager.default.createFile(atPath: "\(path)/\(identifier)", contents: Data(bytes)))
    }

    @Test func whatLiesThereIsSealed() throws {
        let (folder, file) = try kept()
        defer { try? FileManager.default.removeItem(atPath: path) }
        let sealed = bytes(file.identifier)
        #expect(Data(sealed).firstRange(of: Data(Self.content)) == nil)
        #expect(Data(sealed).firstRange(of: Data("太郎".utf8)) == nil)
        #expect(folder.content(file.identifier, sha256: file.sha256) == Self.content)
        // It is nobody else's, lies nowhere else, and not one bit of it is another.
        let other = String(repeating: "a", count: 32)
        put(sealed, other)
        #expect(folder.content(other, sha256: file.sha256) == nil)
        for place in sealed.indices {
            var changed = sealed
            changed[place] ^= 1
            put(changed, file.identifier)
            #expect(folder.content(file.identifier, sha256: file.sha256) == nil, "byte \(place)")
        }
        put(sealed, file.identifier)
        let stranger = try AttachmentFolder(path: path) { _, _ in Self.key(9) }
        #expect(stranger.content(file.identifier, sha256: file.sha256) == nil)
        let destroyed = try AttachmentFolder(path: path) { _, _ in nil }
        #expect(destroyed.content(file.identifier, sha256: file.sha256) == nil)
        #expect(throws: (any Error).self) {
            try destroyed.keep(AttachmentRules.masked(SentFile(name: "a.txt", content: [0x41])), for: "202029")
        }
    }

    @Test func whatLayThereInTheClearIsReadAndThenSealed() throws {
        let (folder, file) = try kept()
        defer { try? FileManager.default.removeItem(atPath: path) }
        put(Self.content, file.identifier)
        #expect(folder.content(file.identifier, sha256: file.sha256) == Self.content)
        #expect(try folder.seal(file.identifier, for: "202029"))
        #expect(try !folder.seal(file.identifier, for: "202029"))
        #expect(Data(bytes(file.identifier)).firstRange(of: Data(Self.content)) == nil)
        #expect(folder.content(file.identifier, sha256: file.sha256) == Self.content)
        let mode = try FileManager.default.attributesOfItem(atPath: "\(path)/\(file.identifier)")[.posixPermissions]
        #expect(mode as? Int == 0o600)
        #expect(try FileManager.default.contentsOfDirectory(atPath: path) == [file.identifier])
    }

    @Test func whatBecomesAnothersIsSealedForThat() throws {
        let (folder, file) = try kept()
        defer { try? FileManager.default.removeItem(atPath: path) }
        #expect(try folder.seal(file.identifier, for: "202011"))
        #expect(folder.content(file.identifier, sha256: file.sha256) == Self.content)
        let without = try AttachmentFolder(path: path) { owner, _ in owner == "202011" ? nil : Self.key(1) }
        #expect(without.content(file.identifier, sha256: file.sha256) == nil)
        // What nobody can open stays as it is.
        #expect(try !without.seal(file.identifier, for: "202029"))
        #expect(try !folder.seal(String(repeating: "b", count: 32), for: "202029"))
        #expect(try !folder.seal("../x", for: "202029"))
    }
}
