public import Identifiers
public import NoticeForms
public import Verdicts

/// A terminal or system of one side that talks to its server.
public struct Talker: Sendable, Hashable {
    public let bureau: Bureau
    /// As in 設定依頼票, such as `admin-terminal`.
    public let id: String
    /// 管理端末, 団体内統合宛名システム and so on.
    public let kind: String
    /// The items that it must be tried with.
    public let items: [TestItem]
    /// Of those, the ones that do not apply, by the form itself.
    public let absent: [TestItem]
}

/// Who talks to the servers, after 設定依頼票 (§3.1, §3.3).
public enum Talkers {
    /// All of one side, in the form's order.
    public static func all(of side: BureauConfiguration) -> [Talker] {
        let usesBasicFour = side.basicFour == .used
        let terminals = side.terminals.map { terminal in
            switch terminal.kind {
            case .administration:
                Talker(
                    bureau: side.bureau, id: terminal.id, kind: terminal.kind.title, items: [.t1, .t2, .t3], absent: [])
            case .connection:
                Talker(
                    bureau: side.bureau, id: terminal.id, kind: terminal.kind.title, items: [.t1, .t4, .t5, .t6, .t9],
                    absent: usesBasicFour ? [] : [.t9])
            }
        }
        let hasLegacy = !side.legacySystems.isEmpty
        let atena = Talker(
            bureau: side.bureau, id: side.atenaSystem.id, kind: "団体内統合宛名システム",
            items: [.t1, .t7, .t8] + (hasLegacy ? [] : [.t10]), absent: hasLegacy ? [] : [.t10])
        let legacy = side.legacySystems.map {
            Talker(bureau: side.bureau, id: $0.id, kind: $0.title, items: [.t1, .t10], absent: [])
        }
        return terminals + [atena] + legacy
    }
}
