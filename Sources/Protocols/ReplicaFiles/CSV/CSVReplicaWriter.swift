public import OrganisationProtocol

/// Writes records as the CSV that is read here: what is written and read again is the same.
public enum CSVReplicaWriter {
    /// A file with a mark, so that Excel reads it as UTF-8; lines end in CRLF (RFC 4180).
    public static func file(_ records: [ReplicaRecord]) -> [UInt8] {
        let items = Set(records.flatMap(\.values.keys)).sorted()
        var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]
        add(RowField.allCases.map(\.name) + items.flatMap { ["値:\($0)", "未設定事由:\($0)"] }, to: &bytes)
        for record in records {
            let draft = RowDraft(record)
            add(RowField.allCases.map { draft[$0] } + items.flatMap { cells(record.values[$0]) }, to: &bytes)
        }
        return bytes
    }

    private static func cells(_ value: ReplicaValue?) -> [String] {
        switch value {
        case .text(let text): [text, ""]
        case .missing(let reason): ["", reason]
        case nil: ["", ""]
        }
    }

    private static func add(_ cells: [String], to bytes: inout [UInt8]) {
        for (place, cell) in cells.enumerated() {
            if place > 0 { bytes.append(UInt8(ascii: ",")) }
            bytes.append(UInt8(ascii: "\""))
            bytes += cell.replacing("\"", with: "\"\"").utf8
            bytes.append(UInt8(ascii: "\""))
        }
        bytes += "\r\n".utf8
    }
}
