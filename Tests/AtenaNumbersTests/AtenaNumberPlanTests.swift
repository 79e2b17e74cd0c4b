import Identifiers
import OrganisationProtocol
import Testing

@testable import AtenaNumbers

struct AtenaNumberPlanTests {
    struct Row: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let entries: [(AtenaNumberEntry.Action, String, String?)]
        let steps: [String]
    }

    static let rows = [
        Row(testDescription: "a new number", entries: [(.register, "9", nil)], steps: ["add 9"]),
        Row(testDescription: "a number that stands", entries: [(.register, "1", nil)], steps: ["nothing"]),
        Row(
            testDescription: "twice in one request", entries: [(.register, "9", nil), (.register, "9", nil)],
            steps: ["add 9", "nothing"]),
        Row(testDescription: "a change", entries: [(.change, "1", "9")], steps: ["change 1 9"]),
        Row(testDescription: "a change again", entries: [(.change, "8", "1")], steps: ["nothing"]),
        Row(testDescription: "from an unknown", entries: [(.change, "8", "9")], steps: ["atena-number.unknown"]),
        Row(testDescription: "to a taken one", entries: [(.change, "1", "2")], steps: ["atena-number.taken"]),
        Row(testDescription: "to itself", entries: [(.change, "1", "1")], steps: ["atena-number.same"]),
        Row(testDescription: "without a new one", entries: [(.change, "1", nil)], steps: ["atena-number.no-new"]),
        Row(
            testDescription: "a new one for nothing", entries: [(.register, "1", "2"), (.delete, "1", "2")],
            steps: ["atena-number.needless-new", "atena-number.needless-new"]),
        Row(testDescription: "gone", entries: [(.delete, "1", nil)], steps: ["remove 1"]),
        Row(testDescription: "gone already", entries: [(.delete, "8", nil)], steps: ["nothing"]),
        Row(
            testDescription: "room made by the entry before",
            entries: [(.delete, "2", nil), (.change, "1", "2"), (.register, "1", nil)],
            steps: ["remove 2", "change 1 2", "add 1"]),
    ]

    @Test(arguments: rows) func `each entry is judged by what the ones before do`(row: Row) throws {
        var plan = AtenaNumberPlan(known: [try AtenaNumber("1"), try AtenaNumber("2")])
        let steps = try row.entries.map { action, number, new in
            let entry = AtenaNumberEntry(action, try AtenaNumber(number), to: try new.map { try AtenaNumber($0) })
            return switch plan.judge(entry) {
            case .add(let number): "add \(number)"
            case .change(let old, let new): "change \(old) \(new)"
            case .remove(let number): "remove \(number)"
            case .nothing: "nothing"
            case .refused(let refusal): refusal.code
            }
        }
        #expect(steps == row.steps)
    }
}
