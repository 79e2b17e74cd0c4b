import OrganisationProtocol
import Synchronization

/// Reads records from CSV.
final class CSVReplicaReader: ReplicaFileReading {
    private struct State: ~Copyable {
        let scanner: CSVScanner
        let header: CSVHeader
        var line = CSVLine()
        var row: Int64 = 0
    }

    private let state: Mutex<State>

    init(_ source: sending any ByteStream) throws {
        let scanner = CSVScanner(source)
        var line = CSVLine()
        guard try scanner.next(&line) else { throw ReplicaFileRefusal.empty }
        state = Mutex(State(scanner: scanner, header: try CSVHeader(line)))
    }

    func next(_ count: Int) throws -> [ReplicaFileRow] {
        try state.withLock { state in
            var rows: [ReplicaFileRow] = []
            rows.reserveCapacity(count)
            while rows.count < count, try state.scanner.next(&state.line) {
                if state.line.isBlank { continue }
                state.row += 1
                rows.append(Self.row(state.line, state.header, state.row))
            }
            return rows
        }
    }

    private static func row(_ line: CSVLine, _ header: CSVHeader, _ number: Int64) -> ReplicaFileRow {
        if let column = line.bareQuote { return .faults([RowFault.bareQuote(column: column).fault(row: number)]) }
        guard line.count == header.columns.count else {
            return .faults([
                RowFault.fieldCount(expected: header.columns.count, seen: line.count).fault(row: number)
            ])
        }
        var draft = RowDraft()
        var values = [(value: String, reason: String)](repeating: ("", ""), count: header.items.count)
        for (index, column) in header.columns.enumerated() where !line.isEmpty(index) {
            switch column {
            case .field(let field): draft[field] = line.text(index)
            case .value(let item): values[item].value = line.text(index)
            case .reason(let item): values[item].reason = line.text(index)
            }
        }
        for (item, pair) in zip(header.items, values) where !pair.value.isEmpty || !pair.reason.isEmpty {
            draft.add(item, value: pair.value, reason: pair.reason)
        }
        return draft.judged(row: number)
    }
}
