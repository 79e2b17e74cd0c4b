import Identifiers
public import SortedJSON

extension ProvisionRequest: SortedJSONDocument {
    public func write(to writer: inout SortedJSONWriter) {
        writer.beginObject()
        writer.add("answerBy", answerBy)
        writer.add(key: "conditions")
        conditions.write(to: &writer)
        writer.add("contentKey", contentKey)
        writer.add("correlation", correlation)
        writer.add("isNotDisclosed", isNotDisclosed)
        writer.add("linkageCode", linkageCode.text)
        writer.add("permittedAt", permittedAt)
        writer.add("processingNumber", processingNumber.text)
        writer.add(key: "purpose")
        purpose.write(to: &writer)
        writer.add("requestedAt", requestedAt)
        writer.endObject()
    }

    public init(from reader: inout SortedJSONReader) throws {
        try reader.beginObject()
        answerBy = try reader.text("answerBy")
        try reader.expect(key: "conditions")
        conditions = try InquiryConditions(from: &reader)
        contentKey = try reader.text("contentKey")
        correlation = try reader.text("correlation")
        isNotDisclosed = try reader.flag("isNotDisclosed")
        linkageCode = try LinkageCode(try reader.text("linkageCode"))
        permittedAt = try reader.text("permittedAt")
        processingNumber = try ProcessingNumber(try reader.text("processingNumber"))
        try reader.expect(key: "purpose")
        purpose = try InquiryPurpose(from: &reader)
        requestedAt = try reader.text("requestedAt")
        try reader.endObject()
    }
}

extension SealedContent: SortedJSONDocument {
    public func write(to writer: inout SortedJSONWriter) {
        writer.beginObject()
        writer.add("ciphertext", ciphertext)
        writer.add("encapsulatedKey", encapsulatedKey)
        writer.endObject()
    }

    public init(from reader: inout SortedJSONReader) throws {
        try reader.beginObject()
        ciphertext = try reader.text("ciphertext")
        encapsulatedKey = try reader.text("encapsulatedKey")
        try reader.endObject()
    }
}

extension ProvisionAnswer: SortedJSONDocument {
    public func write(to writer: inout SortedJSONWriter) {
        writer.beginObject()
        writer.add("code", code.rawValue)
        if let content {
            writer.add(key: "content")
            content.write(to: &writer)
        }
        writer.add("isNotDisclosed", isNotDisclosed)
        writer.add("processingNumber", processingNumber.text)
        writer.endObject()
    }

    public init(from reader: inout SortedJSONReader) throws {
        try reader.beginObject()
        code = try AnswerCode(named: try reader.text("code"))
        content = reader.skip(key: "content") ? try SealedContent(from: &reader) : nil
        isNotDisclosed = try reader.flag("isNotDisclosed")
        processingNumber = try ProcessingNumber(try reader.text("processingNumber"))
        try reader.endObject()
    }
}

extension ProvisionAnswers: SortedJSONDocument {
    public func write(to writer: inout SortedJSONWriter) {
        writer.beginObject()
        writer.add(key: "answers")
        answers.write(to: &writer)
        writer.add("contentKey", contentKey)
        writer.endObject()
    }

    public init(from reader: inout SortedJSONReader) throws {
        try reader.beginObject()
        try reader.expect(key: "answers")
        answers = try [ProvisionAnswer](from: &reader)
        contentKey = try reader.text("contentKey")
        try reader.endObject()
    }
}

extension InquiryEnding: SortedJSONDocument {
    public func write(to writer: inout SortedJSONWriter) {
        writer.beginObject()
        writer.add("answerCode", optional: answerCode?.rawValue)
        writer.add("correlation", correlation)
        writer.add("end", optional: end?.rawValue)
        writer.add("endedAt", optional: endedAt)
        writer.add("isNotDisclosed", isNotDisclosed)
        writer.add("processingNumber", processingNumber.text)
        writer.endObject()
    }

    public init(from reader: inout SortedJSONReader) throws {
        try reader.beginObject()
        answerCode = try reader.optionalText("answerCode").map { try AnswerCode(named: $0) }
        correlation = try reader.text("correlation")
        end = try reader.optionalText("end").map { try InquiryEnd(named: $0) }
        endedAt = try reader.optionalText("endedAt")
        isNotDisclosed = try reader.flag("isNotDisclosed")
        processingNumber = try ProcessingNumber(try reader.text("processingNumber"))
        try reader.endObject()
    }
}

extension InquiryEndings: SortedJSONDocument {
    public func write(to writer: inout SortedJSONWriter) {
        writer.beginObject()
        writer.add(key: "endings")
        endings.write(to: &writer)
        writer.endObject()
    }

    public init(from reader: inout SortedJSONReader) throws {
        try reader.beginObject()
        try reader.expect(key: "endings")
        endings = try [InquiryEnding](from: &reader)
        try reader.endObject()
    }
}
