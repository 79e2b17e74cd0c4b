import VPNDevice
import Verdicts

/// Draws the lines of a comparison from the settings before and after.
struct LineDrawing {
    let before: VPNDevice
    let after: VPNDevice
    /// The items for whose sake an entry was touched.
    let mended: [EntryKey: Set<TestItem>]
    /// The items that go through an entry afterwards.
    let use: [EntryKey: Set<TestItem>]

    /// Every entry of both.
    var lines: [DeviceComparison.Line] {
        let (old, new) = (before.rows, after.rows)
        let values = Dictionary(new.map { ($0.entry, $0.value) }, uniquingKeysWith: { first, _ in first })
        let known = Set(old.map(\.entry))
        var added = new.filter { !known.contains($0.entry) }
        var lines: [DeviceComparison.Line] = []
        for row in old {
            if let value = values[row.entry] {
                lines.append(line(row, value))
            } else if let moved = added.firstIndex(where: {
                $0.entry.section == row.entry.section && $0.value == row.value && row.entry.section == .filter
            }) {
                lines.append(moving(row, to: added.remove(at: moved)))
            } else {
                lines.append(deletion(row))
            }
        }
        for row in added {
            lines.append(
                .init(
                    entry: row.entry, judgement: .add, before: nil, after: row.value, movesTo: nil,
                    items: items(row.entry),
                    remark: need(items(row.entry))))
        }
        let order = Dictionary(uniqueKeysWithValues: DeviceSection.allCases.enumerated().map { ($1, $0) })
        return lines.enumerated().sorted { left, right in
            let sections = (order[left.element.entry.section] ?? 0, order[right.element.entry.section] ?? 0)
            return sections.0 == sections.1 ? left.offset < right.offset : sections.0 < sections.1
        }.map(\.element)
    }

    private func items(_ key: EntryKey) -> [TestItem] {
        (use[key] ?? mended[key] ?? []).sorted()
    }

    private func need(_ items: [TestItem]) -> String {
        items.isEmpty ? "試験項目では使いません" : "\(items.map(\.rawValue).joined(separator: "・"))に必要です"
    }

    private func line(_ row: DeviceRow, _ value: String) -> DeviceComparison.Line {
        let items = items(row.entry)
        let isFine = row.value == value
        let onlyTidied = !isFine && mended[row.entry] == nil
        return .init(
            entry: row.entry, judgement: isFine ? .fine : .change, before: row.value, after: value, movesTo: nil,
            items: items,
            remark: onlyTidied ? "使わないネットワーク定義をグループから外します" : need(items))
    }

    private func moving(_ row: DeviceRow, to new: DeviceRow) -> DeviceComparison.Line {
        let items = (mended[row.entry] ?? []).union(mended[new.entry] ?? []).sorted()
        return .init(
            entry: row.entry, judgement: .change, before: row.value, after: "番号\(new.entry.key)へ移す: \(new.value)",
            movesTo: new.entry, items: items,
            remark: "\(items.map(\.rawValue).joined(separator: "・"))を先に止めています。番号を変え、許可規則の後にします")
    }

    private func deletion(_ row: DeviceRow) -> DeviceComparison.Line {
        let items = (mended[row.entry] ?? []).sorted()
        let remark =
            items.isEmpty
            ? "T1～T10のどの通信も使いません" : "\(items.map(\.rawValue).joined(separator: "・"))の通信を別の宛先へ送っています"
        return .init(
            entry: row.entry, judgement: .delete, before: row.value, after: nil, movesTo: nil, items: items,
            remark: remark)
    }
}
