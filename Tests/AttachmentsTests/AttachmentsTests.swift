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
        let folder = try AttachmentFolder(path: path)
        defer { try? FileManager.default.removeItem(atPath: path) }
        let files = try AttachmentRules.accepted([
            SentFile(name: "a.txt", content: Array("a".utf8)), SentFile(name: "b.txt", content: Array("b".utf8)),
        ])
        let kept = try files.map { try folder.keep($0) }
        #expect(folder.content(kept[0].identifier, sha256: kept[0].sha256) == Array("a".utf8))
        #expect(folder.content(kept[0].identifier, sha256: kept[1].sha256) == nil)
        #expect(folder.content("../x", sha256: kept[0].sha256) == nil)
        let mode = try FileManager.default.attributesOfItem(atPath: "\(path)/\(kept[0].identifier)")[.posixPermissions]
        #expect(mode as? Int == 0o600)
        #expect(try folder.sweep(keeping: [kept[0].identifier], before: Date(timeIntervalSince1970: 0)) == 0)
        #expect(try folder.sweep(keeping: [kept[0].identifier], before: Date().addingTimeInterval(60)) == 1)
        #expect(folder.content(kept[1].identifier, sha256: kept[1].sha256) == nil)
    }
}
