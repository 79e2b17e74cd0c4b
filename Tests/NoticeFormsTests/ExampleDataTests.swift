import Foundation
import Identifiers
import NoticeForms
import Testing

@Suite("Examples: residents, replicas and masters")
struct ExampleDataTests {
    private struct Master: Decodable {
        struct Holder: Decodable { let holderCode: HolderCode }
        struct Affair: Decodable { let code: AffairCode }
        struct Procedure: Decodable {
            let code: ProcedureCode
            let affair: AffairCode
        }
        struct Item: Decodable { let code: ItemCode }
        struct Permit: Decodable {
            let procedure: ProcedureCode
            let item: ItemCode
        }
        let version: String
        let kind: String
        let holders: [Holder]
        let affairs: [Affair]
        let procedures: [Procedure]
        let items: [Item]
        let permits: [Permit]
    }

    private struct Replica: Decodable {
        struct Record: Decodable {
            let recordIdentifier: RecordIdentifier
            let atenaNumber: AtenaNumber
            let itemCode: ItemCode
            let changeKind: String
        }
        let system: String
        let records: [Record]
    }

    private func residents() throws -> [[String]] {
        try Shipped.text("Examples/residents.csv").split(separator: "\n").map {
            $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
    }

    private func decode<Value: Decodable>(_ name: String, as type: Value.Type) throws -> Value {
        try JSONDecoder().decode(type, from: Data(Shipped.text("Examples/\(name)").utf8))
    }

    @Test("Fifty residents with numbers that hold")
    func people() throws {
        let rows = try residents()
        #expect(rows[0].joined(separator: ",") == "atenaNumber,individualNumber,name,kana,address,birthDate,sex")
        #expect(rows.count == 51)
        var atenaNumbers: Set<AtenaNumber> = []
        for row in rows.dropFirst() {
            try #require(row.count == 7)
            atenaNumbers.insert(try AtenaNumber(row[0]))
            // The number itself stays out of a failure's message.
            let holds = (try? IndividualNumber(row[1])) != nil && row[1].hasPrefix("9999")
            #expect(holds, "\(row[0])")
            #expect(row[6] == "男" || row[6] == "女")
            #expect(row[5].wholeMatch(of: /(19|20)\d\d-\d\d-\d\d/) != nil)
            #expect(row[2].hasPrefix("例"))
        }
        #expect(atenaNumbers.count == 50)
        #expect(Set(rows.dropFirst().map { $0[1] }).count == 50)
    }

    @Test(
        "Replicas belong to residents and to kinds that the request and both masters know",
        arguments: [("replica-tax.json", "legacy-tax"), ("replica-welfare.json", "legacy-welfare")])
    func replicas(_ name: String, system: String) throws {
        let replica = try decode(name, as: Replica.self)
        let people = Set(try residents().dropFirst().map { try AtenaNumber($0[0]) })
        #expect(replica.system == system)
        #expect(replica.records.count == 20)
        #expect(replica.records.allSatisfy { people.contains($0.atenaNumber) })
        #expect(Set(replica.records.map(\.recordIdentifier)).count == 20)
        #expect(Set(replica.records.map(\.changeKind)) == ["initial", "revision", "reRegistration", "transfer"])
        let legacy = try Shipped.request().configuration(of: .mayor)?.legacySystems.first { $0.id == system }
        #expect(Set(replica.records.map(\.itemCode)) == Set(legacy?.items ?? []))
        for master in ["master-provisional.json", "master-test.json"] {
            let items = Set(try decode(master, as: Master.self).items.map(\.code))
            #expect(replica.records.allSatisfy { items.contains($0.itemCode) })
        }
        let text = try Shipped.text("Examples/\(name)")
        #expect(text.components(separatedBy: #""reasonOfNull": "NotAcceptable""#).count == 2)
        for row in try residents().dropFirst() {
            let leaks = text.contains(row[1])
            #expect(!leaks, "\(row[0])")
        }
    }

    @Test("Masters refer to what they hold; the test one has more of everything")
    func masters() throws {
        let provisional = try decode("master-provisional.json", as: Master.self)
        let test = try decode("master-test.json", as: Master.self)
        #expect(provisional.version == "暫定版-2016-02" && provisional.kind == "provisional")
        #expect(test.version == "総合運用テスト版-2016-05" && test.kind == "test")
        for master in [provisional, test] {
            let affairs = Set(master.affairs.map(\.code))
            let procedures = Set(master.procedures.map(\.code))
            let items = Set(master.items.map(\.code))
            #expect(affairs.count == master.affairs.count && procedures.count == master.procedures.count)
            #expect(items.count == master.items.count)
            #expect(Set(master.holders.map(\.holderCode)).count == master.holders.count)
            #expect(master.procedures.allSatisfy { affairs.contains($0.affair) })
            #expect(master.permits.allSatisfy { procedures.contains($0.procedure) && items.contains($0.item) })
            #expect(master.holders.contains { $0.holderCode.text == "9999920202900000" })
        }
        #expect(test.holders.count > provisional.holders.count && test.affairs.count > provisional.affairs.count)
        #expect(test.procedures.count > provisional.procedures.count && test.items.count > provisional.items.count)
        #expect(test.permits.count > provisional.permits.count)
    }
}
