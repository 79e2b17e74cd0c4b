import Foundation
import Identifiers
import ReplicaRegistration
import Testing
import WebServer

@testable import OperationSupport

struct ReplicaSearchTests {
    @Test func `what is typed is what is asked for`() throws {
        let search = ReplicaSearch([
            "atena-number": " １００１ ", "item-code": "TM00000000000002", "system": "legacy-tax", "from": "2016-05-01",
            "until": "2016-05-19",
        ])
        let criteria = try search.criteria()
        #expect(criteria.atenaNumber?.text == "1001" && criteria.itemCode?.text == "TM00000000000002")
        #expect(criteria.system == "legacy-tax")
        #expect(criteria.from == Date(timeIntervalSince1970: 1_462_028_400), "midnight in Japan")
        #expect(criteria.until == Date(timeIntervalSince1970: 1_463_670_000), "the last day is in it")
        #expect(ReplicaSearch(["system": "x"]).query == "system=x")
        #expect(ReplicaSearch(["system": "a&b=c"]).query == "system=a%26b%3Dc")
        #expect(ReplicaSearch([:]).isEmpty && !search.isEmpty)
    }

    @Test(arguments: [
        (["item-code": "TM1"], "item-code"), (["from": "2016-02-30"], "from"), (["until": "昨日"], "until"),
        (["from": "2016-05-02", "until": "2016-05-01"], "until"),
    ]) func `what cannot be understood names its field`(query: [String: String], field: String) throws {
        let problem = #expect(throws: Problem.self) { try ReplicaSearch(query).criteria() }
        #expect(problem?.field == field && problem?.status == 422)
        #expect((problem?.detail ?? "").count > 8)
    }

    @Test func `a number that is none is refused`() throws {
        #expect(throws: (any Error).self) { try ReplicaSearch(["atena-number": "0"]).criteria() }
    }
}
