import Foundation
import Testing

@testable import AuditTrail

/// Every event that a server's log can hold has a name that its staff can read: those of the server's own rooms, and those
/// that サポートサイト and the operator leave about the side.
@Suite struct EventTitleTests {
    /// Rooms whose records are of one side of an organisation.
    private static let rooms = [
        "IntermediateServer", "Readiness", "Apps/kakehashi/Platform", "Support/SupportSite", "Support/SupportMembers",
        "Support/NoticeBoard", "Support/Tickets", "Support/Inquiries", "Support/Library", "Support/NetworkCheck",
        "Support/ChecklistReview", "Support/NoticeReview",
    ]

    @Test func aTaskThatWasConfirmedIsNamedWithoutItsIdentifier() {
        #expect(EventTitle.of("task.confirmed.vpn-device") == "作業 確認")
    }

    @Test func noTwoChoicesReadAlike() {
        let words = EventTitle.subjects.map(\.value)
        #expect(Set(words).count == words.count)
    }

    @Test func everyEventOfAServerHasATitle() throws {
        let catalogue = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "docs/audit-events.md")
        let events = try String(contentsOf: catalogue, encoding: .utf8).split(separator: "\n").compactMap {
            line -> String? in
            let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            guard cells.count >= 3, Self.rooms.contains(where: cells[1].hasPrefix) else { return nil }
            return cells[0].trimmingCharacters(in: ["`"])
        }
        #expect(events.count > 180)
        for event in events where EventTitle.of(event).contains(where: { $0.isASCII && $0.isLowercase }) {
            Issue.record("no title: \(event) → \(EventTitle.of(event))")
        }
    }
}
