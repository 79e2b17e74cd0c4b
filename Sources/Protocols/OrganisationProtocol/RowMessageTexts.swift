public import SortedJSON

extension RowReceipt: SortedJSONText {
    public func write(to writer: inout SortedJSONWriter) {
        writer.beginObject()
        writer.add("accepted", Int64(accepted))
        writer.add(key: "rejected")
        rejected.write(to: &writer)
        writer.add("unchanged", Int64(unchanged))
        writer.endObject()
    }
}

extension RowRejection: SortedJSONText {
    public func write(to writer: inout SortedJSONWriter) {
        writer.beginObject()
        writer.add("code", code)
        writer.add("field", field)
        writer.add("message", message)
        writer.add("row", Int64(row))
        writer.endObject()
    }
}
