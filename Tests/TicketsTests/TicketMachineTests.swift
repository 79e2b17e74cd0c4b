import Testing

@testable import Tickets

/// Every deed in every state.
@Suite struct TicketMachineTests {
    private static let table: [TicketDeed: [TicketState: Result<TicketState, TicketRefusal>]] = [
        .assign: [
            .received: .success(.working), .working: .success(.working), .waiting: .success(.waiting),
            .resolved: .failure(.resolved), .closed: .failure(.closed), .merged: .failure(.merged),
        ],
        .answer: [
            .received: .success(.waiting), .working: .success(.waiting), .waiting: .success(.waiting),
            .resolved: .failure(.resolved), .closed: .failure(.closed), .merged: .failure(.merged),
        ],
        .reply: [
            .received: .success(.received), .working: .success(.working), .waiting: .success(.working),
            .resolved: .success(.working), .closed: .failure(.closed), .merged: .failure(.merged),
        ],
        .annotate: [
            .received: .success(.received), .working: .success(.working), .waiting: .success(.waiting),
            .resolved: .success(.resolved), .closed: .success(.closed), .merged: .failure(.merged),
        ],
        .resolve: [
            .received: .success(.resolved), .working: .success(.resolved), .waiting: .success(.resolved),
            .resolved: .failure(.resolved), .closed: .failure(.closed), .merged: .failure(.merged),
        ],
        .reopen: [
            .received: .failure(.notResolved), .working: .failure(.notResolved), .waiting: .failure(.notResolved),
            .resolved: .success(.working), .closed: .failure(.closed), .merged: .failure(.merged),
        ],
        .close: [
            .received: .failure(.notResolved), .working: .failure(.notResolved), .waiting: .failure(.notResolved),
            .resolved: .success(.closed), .closed: .failure(.closed), .merged: .failure(.merged),
        ],
        .merge: [
            .received: .success(.merged), .working: .success(.merged), .waiting: .success(.merged),
            .resolved: .failure(.resolved), .closed: .failure(.closed), .merged: .failure(.merged),
        ],
        .rate: [
            .received: .failure(.notResolved), .working: .failure(.notResolved), .waiting: .failure(.notResolved),
            .resolved: .success(.resolved), .closed: .success(.closed), .merged: .failure(.merged),
        ],
    ]

    @Test(arguments: TicketDeed.allCases, TicketState.allCases)
    func everyDeedInEveryState(deed: TicketDeed, state: TicketState) throws {
        let expected = try #require(Self.table[deed]?[state])
        let found = Result<TicketState, TicketRefusal> { () throws(TicketRefusal) in
            try TicketMachine.state(after: deed, in: state)
        }
        #expect(found == expected)
    }

    @Test(arguments: [("{{団体名}} 様 {{受付番号}}", []), ("{{名前}}と{{団体名}}と{{}}", ["名前", ""]), ("{ {団体名} }", [])])
    func aTemplatesFieldsAreKnown(text: String, unknown: [String]) {
        #expect(AnswerTemplate.unknownFields(text) == unknown)
    }
}
