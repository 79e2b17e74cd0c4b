import Foundation
import Identifiers
import Verdicts

/// The test residents that 団体内統合宛名システム has (§3.4): number, 個人番号, and the name that a screen must show.
struct TestResidents: Sendable {
    struct Resident: Sendable {
        let atenaNumber: AtenaNumber
        let individualNumber: IndividualNumber
        let name: String
    }

    let residents: [Resident]

    /// Reads the CSV of §3.4; an error names the line and never a number.
    ///
    /// Without a file there is nobody: a place that needs no residents has none.
    init(file: String) throws(PlanError) {
        guard !file.isEmpty else {
            residents = []
            return
        }
        let text = try PlanError.reading(file) { try String(contentsOfFile: file, encoding: .utf8) }
        var residents: [Resident] = []
        for (index, line) in text.split(whereSeparator: \.isNewline).enumerated().dropFirst() {
            let fields = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            guard fields.count >= 3 else { throw PlanError(file: file, reason: "line \(index + 1): too few columns") }
            do {
                residents.append(
                    Resident(
                        atenaNumber: try AtenaNumber(fields[0]), individualNumber: try IndividualNumber(fields[1]),
                        name: fields[2]))
            } catch {
                throw PlanError(file: file, reason: "line \(index + 1): \(error.message)")
            }
        }
        guard !residents.isEmpty else { throw PlanError(file: file, reason: "there is no resident") }
        self.residents = residents
    }
}
