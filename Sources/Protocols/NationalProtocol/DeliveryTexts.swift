import Identifiers
public import SortedJSON

extension InquiryAnswer: SortedJSONDocument {
    public func write(to writer: inout SortedJSONWriter) {
        writer.beginObject()
        if let content {
            writer.add(key: "content")
            content.write(to: &writer)
        }
        writer.add("contentKey", contentKey)
        writer.add(key: "ending")
        ending.write(to: &writer)
        writer.endObject()
    }

    public init(from reader: inout SortedJSONReader) throws {
        try reader.beginObject()
        content = reader.skip(key: "content") ? try SealedContent(from: &reader) : nil
        contentKey = try reader.text("contentKey")
        try reader.expect(key: "ending")
        ending = try InquiryEnding(from: &reader)
        try reader.endObject()
    }
}

extension CoreDelivery: SortedJSONDocument {
    public func write(to writer: inout SortedJSONWriter) {
        writer.beginObject()
        switch self {
        case .inquiry(let request): Self.write(request, as: "inquiry", to: &writer)
        case .ending(let ending): Self.write(ending, as: "ending", to: &writer)
        case .answer(let answer): Self.write(answer, as: "answer", to: &writer)
        case .linkageCode(let number, let code):
            writer.add(key: "linkageCode")
            writer.beginObject()
            writer.add("_0", number.text)
            writer.add("_1", code.text)
            writer.endObject()
        }
        writer.endObject()
    }

    public init(from reader: inout SortedJSONReader) throws {
        try reader.beginObject()
        if reader.skip(key: "inquiry") {
            self = .inquiry(try Self.value(&reader))
        } else if reader.skip(key: "answer") {
            self = .answer(try Self.value(&reader))
        } else if reader.skip(key: "ending") {
            self = .ending(try Self.value(&reader))
        } else {
            try reader.expect(key: "linkageCode")
            try reader.beginObject()
            let number = try ProcessingNumber(try reader.text("_0"))
            self = .linkageCode(number, try LinkageCode(try reader.text("_1")))
            try reader.endObject()
        }
        try reader.endObject()
    }

    private static func write(
        _ value: some SortedJSONDocument, as name: StaticString, to writer: inout SortedJSONWriter
    ) {
        writer.add(key: name)
        writer.beginObject()
        writer.add(key: "_0")
        value.write(to: &writer)
        writer.endObject()
    }

    private static func value<Value: SortedJSONDocument>(_ reader: inout SortedJSONReader) throws -> Value {
        try reader.beginObject()
        try reader.expect(key: "_0")
        let value = try Value(from: &reader)
        try reader.endObject()
        return value
    }
}

extension NumberedDelivery: SortedJSONDocument {
    public func write(to writer: inout SortedJSONWriter) {
        writer.beginObject()
        writer.add(key: "delivery")
        delivery.write(to: &writer)
        writer.add("number", number)
        writer.endObject()
    }

    public init(from reader: inout SortedJSONReader) throws {
        try reader.beginObject()
        try reader.expect(key: "delivery")
        delivery = try CoreDelivery(from: &reader)
        number = try reader.integer("number")
        try reader.endObject()
    }
}

extension CollectedDeliveries: SortedJSONDocument {
    public func write(to writer: inout SortedJSONWriter) {
        Self.write(contentKeys: contentKeys, count: deliveries.count, to: &writer) { place, writer in
            deliveries[place].write(to: &writer)
        }
    }

    public init(from reader: inout SortedJSONReader) throws {
        try reader.beginObject()
        try reader.expect(key: "contentKeys")
        try reader.beginObject()
        var keys: [String: String] = [:]
        while let name = try reader.anyKey() {
            guard keys.updateValue(try reader.text(), forKey: name) == nil else { throw SortedJSONReader.Foreign() }
        }
        contentKeys = keys
        try reader.expect(key: "deliveries")
        deliveries = try [NumberedDelivery](from: &reader)
        try reader.endObject()
    }

    /// The same of deliveries that were written before, which need not be read for that.
    ///
    /// - Parameters:
    ///   - written: deliveries as ``CoreDelivery`` writes them, with their numbers, in their order.
    ///   - contentKeys: signed content keys by their names.
    /// - Returns: the document.
    public static func document(written: [(number: Int64, json: String)], contentKeys: [String: String]) -> [UInt8] {
        var writer = SortedJSONWriter(capacity: 512 + written.reduce(0) { $0 + $1.json.utf8.count + 48 })
        write(contentKeys: contentKeys, count: written.count, to: &writer) { place, writer in
            writer.beginObject()
            writer.add(key: "delivery")
            writer.add(written: written[place].json)
            writer.add("number", written[place].number)
            writer.endObject()
        }
        return writer.bytes
    }

    private static func write(
        contentKeys: [String: String], count: Int, to writer: inout SortedJSONWriter,
        _ delivery: (Int, inout SortedJSONWriter) -> Void
    ) {
        writer.beginObject()
        writer.add(key: "contentKeys")
        writer.beginObject()
        for (name, key) in contentKeys.sorted(by: { $0.key < $1.key }) {
            writer.add(name: name)
            writer.add(key)
        }
        writer.endObject()
        writer.add(key: "deliveries")
        writer.beginList()
        for place in 0..<count {
            writer.beginElement()
            delivery(place, &writer)
        }
        writer.endList()
        writer.endObject()
    }
}
