/// One item of the test that ends the programme (§3.3).
public struct ProgrammeTestItem: Sendable, Hashable {
    /// Stable, such as `T7`.
    public let id: String
    /// テスト観点.
    public let title: String
    /// Who tries it: 共通, 端末の試験 or 団体内システムの試験.
    public let group: String
    /// Whether an organisation may do without (対象外).
    public let mayNotApply: Bool

    /// Describes an item.
    public init(id: String, title: String, group: String, mayNotApply: Bool) {
        self.id = id
        self.title = title
        self.group = group
        self.mayNotApply = mayNotApply
    }
}
