/// How a cell looks.
///
/// Colour only repeats what the cell's words say.
public enum CellStyle: Sendable, Hashable, CaseIterable {
    /// Bordered, one line.
    case plain
    /// The sheet's title: large, no border.
    case title
    /// A table's column heading.
    case heading
    /// The name of a field, beside its value.
    case label
    /// Bordered, several lines.
    case wrapped
    /// A date.
    case date
    /// A test that passed.
    case pass
    /// A test that failed.
    case fail
    /// 対象外.
    case notApplicable
    /// Not done yet: 未完了, 未実施.
    case notRun
    /// Something to add.
    case add
    /// Something to change.
    case change
    /// Something to delete.
    case delete
    /// A remark below or above a table, no border.
    case note
}
