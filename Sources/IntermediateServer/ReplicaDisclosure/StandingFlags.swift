public import Identifiers
import Storage
public import Tenancy

/// What the flags of a person and of some 副本 say together: a flag of either counts (domain-facts §1.2).
public struct StandingFlags: Sendable, Hashable {
    /// 自動応答不可: a person decides.
    public let bansAutomaticAnswer: Bool
    /// 不開示該当: the fact of a 照会 is not shown to the person.
    public let isNotDisclosed: Bool

    /// Reads the flags of a person and of 副本, each named by its system and identifier.
    /// - Throws: `StoreError`.
    public static func read(
        of person: AtenaNumber, replicas: [(system: String, record: RecordIdentifier)], in tx: TenantTransaction
    ) throws -> StandingFlags {
        var set: Set<String> = []
        for (owner, target) in [("", person.text)] + replicas.map({ ($0.system, $0.record.text) }) {
            let rows = try tx.rows(
                "SELECT flag FROM disclosure_flags WHERE tenant_id = $1 AND system_id = $2 AND target = $3",
                [.text(owner), .text(target)])
            for row in rows { set.insert(try row.text("flag")) }
        }
        return StandingFlags(
            bansAutomaticAnswer: set.contains(Flag.automaticAnswerBan.rawValue),
            isNotDisclosed: set.contains(Flag.nonDisclosure.rawValue))
    }
}
