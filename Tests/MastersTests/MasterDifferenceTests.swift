import Testing

@testable import Masters

@Suite struct MasterDifferenceTests {
    private static func list(_ entries: [(String, String)]) -> [MasterList.Entry] {
        entries.map { MasterList.Entry(key: $0.0, text: $0.1) }
    }

    @Test func rowsAreComparedByTheirKey() {
        let changes = MasterDifference.Changes(
            title: "x", from: Self.list([("1", "a"), ("2", "b"), ("3", "c")]),
            to: Self.list([("4", "d"), ("3", "c"), ("2", "B")]))
        #expect(
            changes.lines == [
                .init(kind: .added, key: "4", new: "d"), .init(kind: .changed, key: "2", old: "b", new: "B"),
                .init(kind: .removed, key: "1", old: "a"),
            ])
        #expect(changes.unchanged == 1)
    }

    @Test func theShippedMastersDifferAsTheyDo() throws {
        let provisional = try MasterFixture.master("master-provisional")
        let test = try MasterFixture.master("master-test")
        let difference = MasterDifference(from: provisional, to: test)
        #expect(difference.lists.map(\.title) == ["情報保有機関", "事務", "事務手続", "特定個人情報名", "照会許可"])
        #expect(difference.lists.map { $0.count(.added) } == [4, 1, 2, 3, 5])
        #expect(difference.lists.map { $0.count(.changed) + $0.count(.removed) } == [0, 0, 0, 0, 0])
        #expect(difference.lists.map(\.unchanged) == [2, 3, 3, 2, 3])
        #expect(MasterDifference(from: test, to: provisional).lists.map { $0.count(.removed) } == [4, 1, 2, 3, 5])
        #expect(MasterDifference(from: test, to: test).isEmpty)
        #expect(MasterDifference(from: nil, to: test).lists.map { $0.count(.added) } == [6, 4, 5, 5, 8])
    }
}
