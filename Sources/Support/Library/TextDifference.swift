/// Two versions of a text, line by line.
public enum TextDifference {
    /// A line, and what became of it.
    public enum Line: Sendable, Hashable {
        case same(String)
        case added(String)
        case removed(String)
        /// So many unchanged lines are left out here.
        case skipped(Int)
    }

    /// Unchanged lines that are shown around a change.
    static let around = 2

    /// The lines of both, in order; empty when nothing changed.
    public static func lines(from old: String, to new: String) -> [Line] {
        let before = old.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let after = new.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let difference = after.difference(from: before)
        guard !difference.isEmpty else { return [] }
        var removed: Set<Int> = []
        var inserted: Set<Int> = []
        for change in difference {
            switch change {
            case .remove(let offset, _, _): removed.insert(offset)
            case .insert(let offset, _, _): inserted.insert(offset)
            }
        }
        var lines: [Line] = []
        var (left, right) = (0, 0)
        while left < before.count || right < after.count {
            if removed.contains(left) {
                lines.append(.removed(before[left]))
                left += 1
            } else if inserted.contains(right) {
                lines.append(.added(after[right]))
                right += 1
            } else {
                lines.append(.same(after[right]))
                (left, right) = (left + 1, right + 1)
            }
        }
        return shortened(lines)
    }

    private static func shortened(_ lines: [Line]) -> [Line] {
        let changed = lines.indices.filter { if case .same = lines[$0] { false } else { true } }
        var kept: Set<Int> = []
        for index in changed { kept.formUnion(max(0, index - around)...min(lines.count - 1, index + around)) }
        var short: [Line] = []
        var skipped = 0
        for index in lines.indices {
            guard kept.contains(index) else {
                skipped += 1
                continue
            }
            if skipped > 0 { short.append(.skipped(skipped)) }
            skipped = 0
            short.append(lines[index])
        }
        if skipped > 0 { short.append(.skipped(skipped)) }
        return short
    }
}
