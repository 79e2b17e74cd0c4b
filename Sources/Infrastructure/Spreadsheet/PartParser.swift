import Foundation

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// Parses one XML part.
///
/// Document types and entities do not belong in a package and are refused.
final class PartParser: NSObject, XMLParserDelegate {
    private let handler: any PartHandler
    private var texts: [String] = []
    private var problem: SpreadsheetError?
    private var hasRoot = false

    private init(_ handler: any PartHandler) { self.handler = handler }

    /// Feeds a part to a handler.
    /// - Throws: ``SpreadsheetError`` for what is no well-formed XML, or what the handler refuses.
    static func parse(_ bytes: [UInt8], named name: String, with handler: any PartHandler) throws(SpreadsheetError) {
        // No NUL means no UTF-16, so that a DOCTYPE cannot hide from the search below (ECMA-376 Part 2 §6.5.2).
        guard !bytes.contains(0), bytes.firstRange(of: Array("<!DOCTYPE".utf8)) == nil else {
            throw PackageRules.notAWorkbook(name)
        }
        let delegate = PartParser(handler)
        let parser = XMLParser(data: Data(bytes))
        parser.shouldResolveExternalEntities = false
        parser.delegate = delegate
        let complete = parser.parse()
        if let problem = delegate.problem { throw problem }
        // The parser takes a part that is cut off between two elements for complete.
        guard complete, delegate.hasRoot, delegate.texts.isEmpty else { throw PackageRules.damaged(name) }
    }

    func parser(
        _ parser: XMLParser, didStartElement elementName: String, namespaceURI: String?,
        qualifiedName: String?, attributes: [String: String]
    ) {
        texts.append("")
        hasRoot = true
        pass(parser) { () throws(SpreadsheetError) in
            try handler.start(Self.local(elementName), PartAttributes(attributes))
        }
    }

    func parser(
        _ parser: XMLParser, didEndElement elementName: String, namespaceURI: String?, qualifiedName: String?
    ) {
        let text = texts.popLast() ?? ""
        pass(parser) { () throws(SpreadsheetError) in try handler.end(Self.local(elementName), text: text) }
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
        guard !texts.isEmpty else { return }
        texts[texts.count - 1] += string
    }

    func parser(_ parser: XMLParser, foundCDATA block: Data) {
        self.parser(parser, foundCharacters: String(decoding: block, as: UTF8.self))
    }

    func parser(_ parser: XMLParser, foundInternalEntityDeclarationWithName name: String, value: String?) {
        pass(parser) { () throws(SpreadsheetError) in throw PackageRules.notAWorkbook("ENTITY") }
    }

    private func pass(_ parser: XMLParser, _ body: () throws(SpreadsheetError) -> Void) {
        guard problem == nil else { return }
        do throws(SpreadsheetError) {
            try body()
        } catch {
            problem = error
            parser.abortParsing()
        }
    }

    private static func local(_ name: String) -> String {
        name.lastIndex(of: ":").map { String(name[name.index(after: $0)...]) } ?? name
    }
}
