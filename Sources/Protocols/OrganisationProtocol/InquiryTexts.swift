import Identifiers
public import SortedJSON

extension InquiryEntry: SortedJSONDocument {
    public func write(to writer: inout SortedJSONWriter) {
        writer.beginObject()
        writer.add("affairCode", affairCode.text)
        writer.add("atenaNumber", atenaNumber.text)
        writer.add("conditionKind", optional: conditionKind)
        writer.add("departmentCode", departmentCode)
        writer.add("fiscalYearKind", optional: fiscalYearKind)
        writer.add("from", optional: from)
        writer.add("inquirerCode", inquirerCode.text)
        writer.add("inquirerDelegatorCode", optional: inquirerDelegatorCode?.text)
        writer.add("isNotDisclosed", isNotDisclosed)
        writer.add("itemCode", itemCode.text)
        writer.add("procedureCode", procedureCode.text)
        writer.add("providerCode", providerCode.text)
        writer.add("providerDelegatorCode", optional: providerDelegatorCode?.text)
        writer.add("requestedAt", requestedAt)
        writer.add("until", optional: until)
        writer.add("userIdentifier", userIdentifier)
        writer.endObject()
    }

    public init(from reader: inout SortedJSONReader) throws {
        try reader.beginObject()
        affairCode = try AffairCode(try reader.text("affairCode"))
        atenaNumber = try AtenaNumber(try reader.text("atenaNumber"))
        conditionKind = try reader.optionalText("conditionKind")
        departmentCode = try reader.text("departmentCode")
        fiscalYearKind = try reader.optionalText("fiscalYearKind")
        from = try reader.optionalText("from")
        inquirerCode = try HolderCode(try reader.text("inquirerCode"))
        inquirerDelegatorCode = try reader.optionalText("inquirerDelegatorCode").map { try HolderCode($0) }
        isNotDisclosed = try reader.flag("isNotDisclosed")
        itemCode = try ItemCode(try reader.text("itemCode"))
        procedureCode = try ProcedureCode(try reader.text("procedureCode"))
        providerCode = try HolderCode(try reader.text("providerCode"))
        providerDelegatorCode = try reader.optionalText("providerDelegatorCode").map { try HolderCode($0) }
        requestedAt = try reader.text("requestedAt")
        until = try reader.optionalText("until")
        userIdentifier = try reader.text("userIdentifier")
        try reader.endObject()
    }
}

extension ReplicaValue: SortedJSONDocument {
    public func write(to writer: inout SortedJSONWriter) {
        switch self {
        case .text(let text): writer.add(text)
        case .missing(let reason):
            writer.beginObject()
            writer.add("reasonOfNull", reason)
            writer.endObject()
        }
    }

    public init(from reader: inout SortedJSONReader) throws {
        guard !reader.isAtText else {
            self = .text(try reader.text())
            return
        }
        try reader.beginObject()
        self = .missing(reason: try reader.text("reasonOfNull"))
        try reader.endObject()
    }
}

extension ProvidedRecord: SortedJSONDocument {
    public func write(to writer: inout SortedJSONWriter) {
        writer.beginObject()
        writer.add("dataSetItemCode", optional: dataSetItemCode)
        writer.add("dataSetKey", dataSetKey)
        writer.add("parentDataSetKey", optional: parentDataSetKey)
        writer.add("publicationEnd", optional: publicationEnd)
        writer.add("publicationStart", publicationStart)
        writer.add("updatedAt", optional: updatedAt)
        writer.add(key: "values")
        writer.beginObject()
        for (name, value) in values.sorted(by: { $0.key < $1.key }) {
            writer.add(name: name)
            value.write(to: &writer)
        }
        writer.endObject()
        writer.add("versionNumber", versionNumber)
        writer.endObject()
    }

    public init(from reader: inout SortedJSONReader) throws {
        try reader.beginObject()
        dataSetItemCode = try reader.optionalText("dataSetItemCode")
        dataSetKey = try reader.text("dataSetKey")
        parentDataSetKey = try reader.optionalText("parentDataSetKey")
        publicationEnd = try reader.optionalText("publicationEnd")
        publicationStart = try reader.text("publicationStart")
        updatedAt = try reader.optionalText("updatedAt")
        try reader.expect(key: "values")
        try reader.beginObject()
        var found: [String: ReplicaValue] = [:]
        while let name = try reader.anyKey() {
            guard found.updateValue(try ReplicaValue(from: &reader), forKey: name) == nil else {
                throw SortedJSONReader.Foreign()
            }
        }
        values = found
        versionNumber = try reader.text("versionNumber")
        try reader.endObject()
    }
}

extension ProvidedContent: SortedJSONDocument {
    public func write(to writer: inout SortedJSONWriter) {
        writer.beginObject()
        writer.add("note", optional: note)
        writer.add(key: "records")
        records.write(to: &writer)
        writer.endObject()
    }

    public init(from reader: inout SortedJSONReader) throws {
        try reader.beginObject()
        note = try reader.optionalText("note")
        try reader.expect(key: "records")
        records = try [ProvidedRecord](from: &reader)
        try reader.endObject()
    }
}
