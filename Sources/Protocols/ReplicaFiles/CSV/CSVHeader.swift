/// What each column of a file is, from its first line.
struct CSVHeader {
    enum Column {
        case field(RowField)
        case value(item: Int)
        case reason(item: Int)
    }

    let columns: [Column]
    let items: [String]

    private static let valuePrefix = "値:"
    private static let reasonPrefix = "未設定事由:"

    /// Reads the first line.
    /// - Throws: `ReplicaFileRefusal` with all columns of the kind of fault that comes first.
    init(_ line: CSVLine) throws(ReplicaFileRefusal) {
        let names = (0..<line.count).map(line.text)
        var columns: [Column] = []
        var items: [String] = []
        var unknown: [Int] = []
        guard !names.contains(where: Self.isGarbled) else { throw .otherEncoding }
        for (index, name) in names.enumerated() {
            if let field = RowField(name: name) {
                columns.append(.field(field))
            } else if let (item, isReason) = Self.item(name) {
                let place = items.firstIndex(of: item) ?? items.count
                if place == items.count { items.append(item) }
                columns.append(isReason ? .reason(item: place) : .value(item: place))
            } else {
                unknown.append(index + 1)
            }
        }
        // A file without any of our names has no header at all: the missing ones say so best.
        let missing = RowField.allCases.filter { $0.hasOwnColumn && !names.contains($0.name) }.map(\.name)
        guard missing.isEmpty else { throw .columnMissing(missing) }
        guard unknown.isEmpty else { throw .columnUnknown(unknown) }
        let twice = Dictionary(grouping: names, by: \.self).filter { $0.value.count > 1 }.keys.sorted()
        guard twice.isEmpty else { throw .columnTwice(twice) }
        guard columns.contains(where: { if case .value = $0 { true } else { false } }) else { throw .noValueColumns() }
        self.columns = columns
        self.items = items
    }

    /// Whether a name is what EUC-JP and the like become when they are read as Shift_JIS: unreadable, or 半角カナ.
    private static func isGarbled(_ name: String) -> Bool {
        name.unicodeScalars.contains { $0.value == 0xFFFD || (0xFF61...0xFF9F).contains($0.value) }
    }

    private static func item(_ name: String) -> (item: String, isReason: Bool)? {
        for (prefix, isReason) in [(valuePrefix, false), (reasonPrefix, true)] where name.hasPrefix(prefix) {
            let item = String(name.dropFirst(prefix.count))
            return TextRule.isItemName(item) ? (item, isReason) : nil
        }
        return nil
    }
}
