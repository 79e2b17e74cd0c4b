import Foundation

/// A document that writes itself as JSON with sorted keys.
public protocol SortedJSONText: Encodable {
    /// Writes it as one value.
    func write(to writer: inout SortedJSONWriter)
}

/// A document that also reads what it wrote.
public protocol SortedJSONDocument: SortedJSONText, Decodable {
    /// Reads it as one value.
    /// - Throws: `SortedJSONReader.Foreign`, or the error of an identifier, where another reader has to judge.
    init(from reader: inout SortedJSONReader) throws
}

extension SortedJSONText {
    /// The bytes that `JSONEncoder` writes with `sortedKeys` and `withoutEscapingSlashes`.
    public var sortedJSON: [UInt8] {
        var writer = SortedJSONWriter()
        write(to: &writer)
        return writer.bytes
    }

    /// The same as text.
    public var sortedJSONText: String { String(decoding: sortedJSON, as: UTF8.self) }
}

extension SortedJSONDocument {
    /// Reads a document as it was written here; nil for any other JSON, which a decoder has to judge.
    public init?(sortedJSON bytes: [UInt8]) {
        var reader = SortedJSONReader(bytes)
        guard let document = try? Self(from: &reader), (try? reader.end()) != nil else { return nil }
        self = document
    }

    /// Reads a document, whoever wrote it.
    /// - Throws: `DecodingError`.
    public init(json bytes: [UInt8]) throws {
        self = try Self(sortedJSON: bytes) ?? JSONDecoder().decode(Self.self, from: Data(bytes))
    }

    /// Reads a document from a text.
    /// - Throws: `DecodingError`.
    public init(json text: String) throws { try self.init(json: Array(text.utf8)) }
}

extension Array: SortedJSONText where Element: SortedJSONText {
    public func write(to writer: inout SortedJSONWriter) {
        writer.beginList()
        for element in self {
            writer.beginElement()
            element.write(to: &writer)
        }
        writer.endList()
    }
}

extension Array: SortedJSONDocument where Element: SortedJSONDocument {
    public init(from reader: inout SortedJSONReader) throws {
        self = []
        try reader.beginList()
        while try reader.hasElement() { append(try Element(from: &reader)) }
    }
}
