import Foundation
import Testing

@testable import AuditTrail

/// Every event that a server's rooms leave has a name that its staff can read.
@Suite struct EventTitleTests {
    @Test func everyEventOfAServerHasATitle() throws {
        let catalogue = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "docs/audit-events.md")
        let events = try String(contentsOf: catalogue, encoding: .utf8).split(separator: "\n").compactMap {
            line -> String? in
            let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            guard cells.count >= 3, cells[1].hasPrefix("IntermediateServer") else { return nil }
            // The operator's pages and the support site's door are in other logs.
            let event = cells[0].trimmingCharacters(in: ["`"])
            return event.hasPrefix("support.") ? nil : event
        }
        #expect(events.count > 80)
        for event in events where EventTitle.of(event).contains(where: { $0.isASCII && $0.isLetter && $0.isLowercase })
        {
            Issue.record("no title: \(event) → \(EventTitle.of(event))")
        }
    }
}
