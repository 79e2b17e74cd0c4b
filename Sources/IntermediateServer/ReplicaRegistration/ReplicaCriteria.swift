public import Foundation
public import Identifiers
import Storage

/// Which 副本 somebody looks for; what is nil does not matter.
public struct ReplicaCriteria: Sendable, Hashable {
    public var atenaNumber: AtenaNumber?
    public var itemCode: ItemCode?
    public var system: String?
    /// Registered at or after this instant, and before that one.
    public var from: Date?
    public var until: Date?
    /// Only those of a 統合宛名番号 that is not registered (any more).
    public var isOfUnknownNumber = false

    /// Asks for everything.
    public init() {}

    /// The conditions and their values, numbered from `first`.
    func sql(from first: Int) -> (sql: String, values: [StoredValue]) {
        let asked: [(String, StoredValue?)] = [
            ("atena_number =", atenaNumber.map { .text($0.text) }), ("item_code =", itemCode.map { .text($0.text) }),
            ("system_id =", system.map { .text($0) }), ("registered_at >=", from.map { .instant($0) }),
            ("registered_at <", until.map { .instant($0) }),
        ]
        let given = asked.compactMap { condition, value in value.map { (condition, $0) } }
        let sql = given.enumerated().map { " AND \($1.0) $\(first + $0)" }.joined()
        let orphaned = """
             AND NOT EXISTS (SELECT 1 FROM atena_numbers WHERE atena_numbers.tenant_id = $1
                AND atena_numbers.atena_number = replicas.atena_number)
            """
        return (isOfUnknownNumber ? sql + orphaned : sql, given.map(\.1))
    }
}
