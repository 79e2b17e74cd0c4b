import Identifiers

/// Gathers everything that is wrong with a file, so that it is put right in one go.
final class MasterReader {
    private(set) var findings: [MasterFinding] = []

    func report(_ path: String, _ rule: MasterFinding.Rule, _ message: String, _ remedy: String) {
        findings.append(MasterFinding(path, rule, message, remedy: remedy))
    }

    /// The fields of a file's object.
    func fields(_ object: [String: Any]) -> MasterFields { MasterFields(reader: self, path: "", values: object) }

    /// Each code stands once in its list.
    func unique<Row>(_ rows: MasterRows<Row>, _ field: String, _ key: (Row) -> String) {
        var first: [String: Int] = [:]
        for (index, row) in rows.rows.enumerated() {
            guard let row else { continue }
            if let earlier = first[key(row)] {
                report(
                    rows.path(index, field), .repeated, "\(earlier + 1)行目と同じ値です（\(key(row))）。", "どちらか一方を削除してください。")
            } else {
                first[key(row)] = index
            }
        }
    }

    /// Each code of a list stands in another list; that is not asked while the other has rows that cannot be read.
    func references<Row, Target, Code: TextIdentifier>(
        _ rows: MasterRows<Row>, _ field: String, _ key: (Row) -> Code, in targets: MasterRows<Target>,
        _ code: (Target) -> Code
    ) {
        guard targets.isComplete else { return }
        let known = Set(targets.values.map(code))
        for (index, row) in rows.rows.enumerated() {
            guard let row, !known.contains(key(row)) else { continue }
            report(
                rows.path(index, field), .reference, "コード \(key(row)) が「\(targets.name)」の一覧にありません。",
                "コードを訂正するか、「\(targets.name)」に追加してください。")
        }
    }
}

/// The rows of a list in the file's order; nil stands where a row could not be read.
struct MasterRows<Row> {
    let name: String
    let rows: [Row?]
    /// False when the list is missing, not a list, or has too few or too many rows.
    let isWhole: Bool

    var values: [Row] { rows.compactMap(\.self) }
    var isComplete: Bool { isWhole && !rows.contains { $0 == nil } }

    func path(_ index: Int, _ field: String) -> String { "\(name)[\(index)].\(field)" }
}
