import Foundation
import Identifiers
import Reachability
import Verdicts

/// A proof as a program reads it.
struct ProofDocument: Encodable {
    struct Line: Encodable {
        let item: TestItem
        let bureau: String
        let from: String
        let to: String
        let verdict: Outcome
        let hop: Hop?
        let expected: String?
        let seen: String?
        let correction: CorrectionDocument?

        init(_ line: Proof.Line) {
            item = line.need.item
            bureau = line.need.bureau.rawValue
            from = line.need.from.id
            to = line.need.to
            verdict = line.outcome
            hop = line.finding?.hop
            expected = line.finding?.expected
            seen = line.finding?.seen
            correction = line.finding?.correction.map(CorrectionDocument.init)
        }
    }

    let ready: Bool
    let items: [Line]
    let corrections: [CorrectionDocument]
    let remarks: [String]
    let change: ChangeDocument?

    init(_ proof: Proof, _ remarks: [String], _ change: ChangeProof?) {
        ready = proof.isReady
        items = proof.lines.map(Line.init)
        corrections = proof.corrections.map(CorrectionDocument.init)
        self.remarks = remarks
        self.change = change.map(ChangeDocument.init)
    }

    func show() throws { print(try JSONText.of(self)) }
}

/// Which line of which device to change.
struct CorrectionDocument: Encodable, Equatable {
    let device: String
    let kind: String
    let entry: String
    let line: String

    init(_ correction: Correction) {
        device = correction.target.title
        kind = correction.kind.rawValue
        entry = correction.entry
        line = correction.line
    }
}

/// JSON for people's eyes too.
enum JSONText {
    static func of(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }
}
