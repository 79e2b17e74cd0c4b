import Identifiers
public import SortedJSON

extension InquiryPurpose: SortedJSONDocument {
    public func write(to writer: inout SortedJSONWriter) {
        writer.beginObject()
        writer.add("affair", affair.text)
        writer.add("inquirer", inquirer.text)
        writer.add("inquirerDelegator", optional: inquirerDelegator?.text)
        writer.add("item", item.text)
        writer.add("procedure", procedure.text)
        writer.add("provider", provider.text)
        writer.add("providerDelegator", optional: providerDelegator?.text)
        writer.endObject()
    }

    public init(from reader: inout SortedJSONReader) throws {
        try reader.beginObject()
        affair = try AffairCode(try reader.text("affair"))
        inquirer = try HolderCode(try reader.text("inquirer"))
        inquirerDelegator = try reader.optionalText("inquirerDelegator").map { try HolderCode($0) }
        item = try ItemCode(try reader.text("item"))
        procedure = try ProcedureCode(try reader.text("procedure"))
        provider = try HolderCode(try reader.text("provider"))
        providerDelegator = try reader.optionalText("providerDelegator").map { try HolderCode($0) }
        try reader.endObject()
    }
}

extension InquiryConditions: SortedJSONDocument {
    public func write(to writer: inout SortedJSONWriter) {
        writer.beginObject()
        writer.add("fiscalYearKind", optional: fiscalYearKind)
        writer.add("from", optional: from)
        writer.add("kind", optional: kind)
        writer.add("until", optional: until)
        writer.endObject()
    }

    public init(from reader: inout SortedJSONReader) throws {
        try reader.beginObject()
        fiscalYearKind = try reader.optionalText("fiscalYearKind")
        from = try reader.optionalText("from")
        kind = try reader.optionalText("kind")
        until = try reader.optionalText("until")
        try reader.endObject()
    }
}

extension InquirySubmission: SortedJSONDocument {
    public func write(to writer: inout SortedJSONWriter) {
        writer.beginObject()
        writer.add(key: "conditions")
        conditions.write(to: &writer)
        writer.add("correlation", correlation)
        writer.add("isNotDisclosed", isNotDisclosed)
        writer.add("linkageCode", linkageCode.text)
        writer.add(key: "purpose")
        purpose.write(to: &writer)
        writer.add("requestedAt", requestedAt)
        writer.endObject()
    }

    public init(from reader: inout SortedJSONReader) throws {
        try reader.beginObject()
        try reader.expect(key: "conditions")
        conditions = try InquiryConditions(from: &reader)
        correlation = try reader.text("correlation")
        isNotDisclosed = try reader.flag("isNotDisclosed")
        linkageCode = try LinkageCode(try reader.text("linkageCode"))
        try reader.expect(key: "purpose")
        purpose = try InquiryPurpose(from: &reader)
        requestedAt = try reader.text("requestedAt")
        try reader.endObject()
    }
}

extension InquirySubmissions: SortedJSONDocument {
    public func write(to writer: inout SortedJSONWriter) {
        writer.beginObject()
        writer.add("contentKey", contentKey)
        writer.add(key: "inquiries")
        inquiries.write(to: &writer)
        writer.endObject()
    }

    public init(from reader: inout SortedJSONReader) throws {
        try reader.beginObject()
        contentKey = try reader.text("contentKey")
        try reader.expect(key: "inquiries")
        inquiries = try [InquirySubmission](from: &reader)
        try reader.endObject()
    }
}

extension InquiryJudgement: SortedJSONDocument {
    public func write(to writer: inout SortedJSONWriter) {
        writer.beginObject()
        writer.add("answerBy", optional: answerBy)
        writer.add("correlation", correlation)
        writer.add("judgedAt", judgedAt)
        writer.add("processingNumber", optional: processingNumber?.text)
        writer.add("refusal", optional: refusal?.rawValue)
        writer.endObject()
    }

    public init(from reader: inout SortedJSONReader) throws {
        try reader.beginObject()
        answerBy = try reader.optionalText("answerBy")
        correlation = try reader.text("correlation")
        judgedAt = try reader.text("judgedAt")
        processingNumber = try reader.optionalText("processingNumber").map { try ProcessingNumber($0) }
        refusal = try reader.optionalText("refusal").map { try LinkageRefusal(named: $0) }
        try reader.endObject()
    }
}

extension InquiryJudgements: SortedJSONDocument {
    public func write(to writer: inout SortedJSONWriter) {
        writer.beginObject()
        writer.add(key: "judgements")
        judgements.write(to: &writer)
        writer.endObject()
    }

    public init(from reader: inout SortedJSONReader) throws {
        try reader.beginObject()
        try reader.expect(key: "judgements")
        judgements = try [InquiryJudgement](from: &reader)
        try reader.endObject()
    }
}

extension RawRepresentable where RawValue == String {
    /// The case of a name.
    init(named name: String) throws(SortedJSONReader.Foreign) {
        guard let found = Self(rawValue: name) else { throw SortedJSONReader.Foreign() }
        self = found
    }
}
