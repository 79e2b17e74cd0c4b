import AuditLog
import EveryEngine
import Foundation
import Identifiers
import NoticeForms
import OutgoingMail
import Programme
import ReadinessLedger
import ServiceCalendar
import Storage

@testable import RollUp

/// A store with the shipped programme, two cities and a union.
struct Fixture {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    let store: any DataStore
    let programme: Programme
    let plan: TaskPlan
    let organisations: [String: Organisation]
    let notice: UsageNotice

    init(_ engine: Engine = .sqlite) async throws {
        store = try await engine.store(AuditLog.schema + LedgerSchema.steps + MailQueue.schema + RollUpSchema.steps)
        func text(_ path: String) throws -> String {
            try String(contentsOf: Self.root.appending(path: path), encoding: .utf8)
        }
        programme = try Programme(
            yaml: text("Programmes/2016-sogo-unyo-test.yaml"),
            holidays: HolidayList(csv: text("Data/japanese-holidays.csv")))
        plan = TaskPlan(programme)
        notice = try UsageNotice(yaml: text("Examples/usage-notice.yaml"))
        var organisations: [String: Organisation] = [:]
        for (code, kind, prefecture, name) in [
            ("202029", OrganisationKind.city, "長野県", "松本市"), ("131016", .specialWard, "東京都", "千代田区"),
            ("209911", .partialUnion, "長野県", "（例）あずま広域行政事務組合"), ("200000", .prefecture, "長野県", "長野県"),
        ] {
            organisations[code] = Organisation(
                code: try LocalGovernmentCode(code), kind: kind, prefecture: prefecture, name: name)
        }
        self.organisations = organisations
    }

    func projection() -> Projection {
        Projection(
            store: store, plan: plan,
            source: OrganisationSource(
                organisation: { [organisations] code, _ in organisations[code] },
                notice: { [organisations, notice] code, tx in
                    // In effect with its last acceptance.
                    let since = try tx.row(
                        """
                        SELECT recorded_at FROM audit_records WHERE organisation = $1 AND event = $2
                        ORDER BY sequence DESC LIMIT 1
                        """, [.text(code.text), .text("usage-notice.accepted")]
                    )?.instant("recorded_at")
                    guard let organisation = organisations[code.text], let since else { return nil }
                    return (notice.forOrganisation(organisation), since)
                }, changes: ["usage-notice.accepted"]),
            gazetteer: Gazetteer(csv: "h\n202029,city,長野県,松本市,Matsumoto-shi,36.238,137.972\n"))
    }

    @discardableResult
    func record(
        _ event: String, _ organisation: String = "202029", _ bureau: String = "mayor", at: String,
        outcome: AuditOutcome = .success
    ) async throws -> Int64 {
        let date = Self.instant(at)
        return try await store.write { tx in
            try AuditLog.append(
                AuditEntry(
                    event: AuditEvent(event, "test"), outcome: outcome, organisation: organisation, bureau: bureau,
                    actor: "test"), at: date, in: tx)
        }
    }

    static func instant(_ text: String) -> Date { JapanTime.parse("\(text):00+09:00") ?? .distantPast }

    func tables() async throws -> [String] {
        try await store.read { tx in
            let completions = try tx.rows(
                "SELECT * FROM roll_up_completions ORDER BY organisation, bureau, task, record", []
            ).map {
                "\(try $0.text("organisation")) \(try $0.text("bureau")) \(try $0.text("task")) \(try $0.integer("record")) \(try $0.integer("done_at")) \(try $0.optionalInteger("reopened_by") ?? 0)"
            }
            let days = try tx.rows("SELECT * FROM roll_up_days ORDER BY prefecture, is_prefecture, day", []).map {
                "\(try $0.text("prefecture")) \(try $0.integer("is_prefecture")) \(try $0.text("day")) \(try $0.integer("done")) \(try $0.integer("completed"))"
            }
            return completions + days
        }
    }
}
