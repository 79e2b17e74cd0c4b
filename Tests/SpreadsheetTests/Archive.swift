import CZip
import Foundation

/// Makes and changes ZIP files for the tests, honest and otherwise.
enum Archive {
    /// A ZIP file with the given parts, deflated.
    static func make(_ parts: [(String, [UInt8])]) throws -> [UInt8] {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).zip").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        var code: Int32 = 0
        guard let archive = zip_open(path, ZIP_CREATE, &code) else { throw ArchiveProblem() }
        var buffers: [UnsafeMutableRawBufferPointer] = []
        defer { buffers.forEach { $0.deallocate() } }
        for (name, content) in parts {
            let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: max(1, content.count), alignment: 1)
            buffer.copyBytes(from: content)
            buffers.append(buffer)
            guard let source = zip_source_buffer(archive, buffer.baseAddress, zip_uint64_t(content.count), 0),
                zip_file_add(archive, name, source, 0) >= 0
            else { throw ArchiveProblem() }
        }
        guard zip_close(archive) == 0 else { throw ArchiveProblem() }
        return [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    }

    /// The same file with every declared unpacked size replaced, in local headers and in the directory.
    static func lying(_ bytes: [UInt8], size: UInt32) -> [UInt8] {
        var bytes = bytes
        let raw = withUnsafeBytes(of: size.littleEndian, Array.init)
        for (signature, offset) in [([0x50, 0x4B, 3, 4] as [UInt8], 22), ([0x50, 0x4B, 1, 2], 24)] {
            for start in bytes.indices.dropLast(46) where Array(bytes[start..<start + 4]) == signature {
                bytes.replaceSubrange(start + offset..<start + offset + 4, with: raw)
            }
        }
        return bytes
    }
}

struct ArchiveProblem: Error {}

/// A workbook spelled by hand, as other programs than ours write it.
struct HandmadeWorkbook {
    static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    static let types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    var rootRelationships =
        #"<Relationships><Relationship Id="a" Type="\#(types)/officeDocument" Target="/xl/workbook.xml"/></Relationships>"#
    var workbookProperties = ""
    var styles = "<styleSheet/>"
    var texts = "<sst/>"
    var sheet: String
    var more: [(String, [UInt8])] = []

    init(sheet: String) { self.sheet = sheet }

    func bytes() throws -> [UInt8] {
        let workbook =
            #"<x:workbook xmlns:x="\#(Self.main)" xmlns:q="\#(Self.types)"><x:workbookPr \#(workbookProperties)/>"#
            + #"<x:sheets><x:sheet name="様式" sheetId="1" q:id="r1"/></x:sheets></x:workbook>"#
        let relationships =
            ["worksheet|s.xml|r1", "styles|styles.xml|r2", "sharedStrings|../xl/texts.xml|r3"].map { line in
                let parts = line.split(separator: "|")
                return #"<Relationship Id="\#(parts[2])" Type="\#(Self.types)/\#(parts[0])" Target="\#(parts[1])"/>"#
            }.joined()
        let parts = [
            ("_rels/.rels", rootRelationships), ("xl/workbook.xml", workbook),
            ("xl/_rels/workbook.xml.rels", "<Relationships>\(relationships)</Relationships>"),
            ("xl/styles.xml", styles), ("xl/texts.xml", texts), ("xl/s.xml", sheet),
        ]
        return try Archive.make(parts.map { ($0.0, Array($0.1.utf8)) } + more)
    }
}
