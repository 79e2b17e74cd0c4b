import CExpat
import Foundation

/// What is found in an XML text, in order; names as written, namespaces not resolved.
protocol XMLHandling: AnyObject {
    func begin(_ name: String, _ attributes: [String: String])
    func text(_ bytes: UnsafeBufferPointer<UInt8>)
    func end()
}

/// Reads XML in UTF-8 piece by piece, by expat; no document type, so no entities either.
final class XMLStream {
    /// Why the text is no XML for us.
    enum Broken: Error {
        case syntax(line: Int)
        case documentType
        case tooDeep
    }

    private static let depthLimit = 32

    private let parser: XML_Parser
    private unowned let handler: any XMLHandling
    private var depth = 0
    private var stopped: Broken?

    init(_ handler: any XMLHandling) throws(Broken) {
        guard let parser = XML_ParserCreate("UTF-8") else { throw .syntax(line: 0) }
        self.parser = parser
        self.handler = handler
        XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
        XML_SetElementHandler(
            parser, { XMLStream.of($0)?.began($1, $2) }, { me, _ in XMLStream.of(me)?.ended() })
        XML_SetCharacterDataHandler(parser) { me, start, count in
            start?.withMemoryRebound(to: UInt8.self, capacity: Int(count)) { bytes in
                XMLStream.of(me)?.handler.text(UnsafeBufferPointer(start: bytes, count: Int(count)))
            }
        }
        XML_SetStartDoctypeDeclHandler(parser) { me, _, _, _, _ in XMLStream.of(me)?.stop(.documentType) }
    }

    deinit { XML_ParserFree(parser) }

    /// Reads on; `isLast` closes the text.
    func feed(_ bytes: [UInt8], isLast: Bool) throws(Broken) {
        let status = bytes.withUnsafeBytes { buffer in
            XML_Parse(
                parser, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(buffer.count), isLast ? 1 : 0)
        }
        if let stopped { throw stopped }
        guard status == XML_STATUS_OK else {
            throw .syntax(line: Int(XML_GetCurrentLineNumber(parser)))
        }
    }

    private static func of(_ pointer: UnsafeMutableRawPointer?) -> XMLStream? {
        pointer.map { Unmanaged<XMLStream>.fromOpaque($0).takeUnretainedValue() }
    }

    private func began(_ name: UnsafePointer<CChar>?, _ list: UnsafeMutablePointer<UnsafePointer<CChar>?>?) {
        depth += 1
        guard depth <= Self.depthLimit else { return stop(.tooDeep) }
        var attributes: [String: String] = [:]
        var at = 0
        while let key = list?[at], let value = list?[at + 1] {
            attributes[String(cString: key)] = String(cString: value)
            at += 2
        }
        handler.begin(name.map { String(cString: $0) } ?? "", attributes)
    }

    private func ended() {
        depth -= 1
        handler.end()
    }

    private func stop(_ reason: Broken) {
        if stopped == nil { stopped = reason }
        XML_StopParser(parser, 0)
    }
}

/// What a text says of its own encoding.
enum XMLDeclaration {
    /// Reads `encoding="…"` in the first line; nil where nothing is said.
    /// - Throws: `ReplicaFileRefusal.otherEncoding` for one that we do not read.
    static func encoding(_ first: [UInt8]) throws -> TextEncoding? {
        let line = String(decoding: first.prefix(200), as: UTF8.self)
        guard line.hasPrefix("<?xml"), let end = line.range(of: "?>") else { return nil }
        guard let match = line[..<end.lowerBound].firstMatch(of: /encoding\s*=\s*["']([A-Za-z0-9._-]+)["']/) else {
            return nil
        }
        switch match.1.lowercased() {
        case "utf-8": return .utf8
        case "shift_jis", "windows-31j", "cp932", "ms932", "sjis": return .shiftJIS
        default: throw ReplicaFileRefusal.otherEncoding
        }
    }
}
