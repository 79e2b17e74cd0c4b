import Identifiers
import NoticeForms
import ReadinessLedger
import Verdicts

/// The lines of a test that an organisation's settings ask for (§3.3): the plan that is handed out has the same.
enum ExpectedLines {
    static func of(_ request: ConfigurationRequest) -> [ExpectedLine] { request.bureaus.flatMap(of) }

    private static func of(_ side: BureauConfiguration) -> [ExpectedLine] {
        let bureau = side.bureau
        func lines(_ items: [TestItem], _ places: [String], isNeeded: Bool = true) -> [ExpectedLine] {
            places.flatMap { place in
                items.map { ExpectedLine(item: $0, bureau: bureau, from: place, isNeeded: isNeeded) }
            }
        }
        func terminals(_ kind: TerminalKind) -> [String] { side.terminals.filter { $0.kind == kind }.map(\.id) }
        let atena = [side.atenaSystem.id]
        let legacy = side.legacySystems.map(\.id)
        return lines([.t1], side.terminals.map(\.id) + atena + legacy)
            + lines([.t2, .t3], terminals(.administration))
            + lines([.t4, .t5, .t6], terminals(.connection))
            + lines([.t7, .t8], atena)
            + lines([.t9], terminals(.connection), isNeeded: side.basicFour == .used)
            + (legacy.isEmpty ? lines([.t10], atena, isNeeded: false) : lines([.t10], legacy))
    }
}
