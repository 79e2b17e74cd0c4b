import Identifiers
public import SortedJSON

extension InquiryReceipt: SortedJSONText {
    public func write(to writer: inout SortedJSONWriter) {
        writer.beginObject()
        writer.add(key: "accepted")
        accepted.write(to: &writer)
        writer.add(key: "rejected")
        rejected.write(to: &writer)
        writer.endObject()
    }
}

extension AcceptedInquiry: SortedJSONText {
    public func write(to writer: inout SortedJSONWriter) {
        writer.beginObject()
        writer.add("receptionNumber", receptionNumber)
        writer.add("row", Int64(row))
        writer.endObject()
    }
}

extension InquiryReason: SortedJSONText {
    public func write(to writer: inout SortedJSONWriter) {
        writer.beginObject()
        writer.add("code", code)
        writer.add("message", message)
        writer.add(key: "parameters")
        writer.beginObject()
        for (name, parameter) in parameters.sorted(by: { $0.key < $1.key }) {
            writer.add(name: name)
            writer.add(parameter)
        }
        writer.endObject()
        writer.endObject()
    }
}

extension InquiryStatus: SortedJSONText {
    public func write(to writer: inout SortedJSONWriter) {
        writer.beginObject()
        writer.add("acceptedAt", optional: acceptedAt)
        writer.add("answerBy", optional: answerBy)
        writer.add("endedAt", optional: endedAt)
        writer.add("processingNumber", optional: processingNumber?.text)
        if let reason {
            writer.add(key: "reason")
            reason.write(to: &writer)
        }
        writer.add("receptionNumber", receptionNumber)
        writer.add("state", state)
        writer.add("title", title)
        writer.endObject()
    }
}

extension InquiryResults: SortedJSONText {
    public func write(to writer: inout SortedJSONWriter) {
        writer.beginObject()
        writer.add(key: "inquiries")
        inquiries.write(to: &writer)
        writer.endObject()
    }
}

extension InquiryResults.Result: SortedJSONText {
    public func write(to writer: inout SortedJSONWriter) {
        writer.beginObject()
        if let content {
            writer.add(key: "content")
            content.write(to: &writer)
        }
        writer.add(key: "status")
        status.write(to: &writer)
        writer.endObject()
    }
}
