import AccessControl
import AuditLog
import DesignSystem
import Foundation
import HTTPTypes
import Identifiers
import RollUp
import Spreadsheet
import Storage
import WebServer

/// What may be seen, as files: the same reach as the pages.
struct ExportRoutes: Sendable {
    let site: FollowUpSite

    var routes: [Route] {
        let base = "\(FollowUpSite.base)/export"
        return [
            .page(.get, "\(base)/organisations.csv", .requires(.readRollUp), .rollUpExported) { request in
                let scene = try await site.scene(request)
                return Self.csv(try await rows(scene), name: "organisations.csv")
            },
            .page(.get, "\(base)/organisations.xlsx", .requires(.readRollUp), .rollUpExported) { request in
                let scene = try await site.scene(request)
                return Self.workbook(
                    try Workbooks.organisations(scene, try await rows(scene)).encoded(), name: "organisations.xlsx")
            },
            .page(.get, "\(base)/tasks.csv", .requires(.readRollUp), .rollUpExported) { request in
                let organisations = try await site.board.organisations(within: try Reach(request))
                return .file(
                    ExportTables.tasks(organisations, site.plan), type: "text/csv; charset=utf-8", name: "tasks.csv")
            },
            .page(.get, "\(base)/calls.csv", .requires(.readRollUp), .rollUpExported) { request in
                let list = try await CallList(try await site.scene(request), store: site.store, limit: .max)
                return Self.csv(ExportTables.calls(list), name: "calls.csv")
            },
            .page(.get, "\(base)/report.xlsx", .requires(.readRollUp), .rollUpReported) { request in
                let reach = try Reach(request)
                let organisations = try await site.board.organisations(within: reach)
                let history = try await site.store.read { tx in try History.points(within: reach, in: tx) }
                let report = MonthlyReport(
                    organisations, reach: reach, plan: site.plan, month: request.query["month"], now: request.now,
                    history: history)
                return Self.workbook(try Workbooks.report(report).encoded(), name: "report.xlsx")
            },
        ]
    }

    private func rows(_ scene: Scene) async throws -> [[String]] {
        let codes = scene.summary.entries.map(\.organisation.code)
        let contacts = try await site.store.read { tx in
            try ContactTable.contacts(of: codes, at: scene.now, in: tx)
        }
        return ExportTables.organisations(scene, contacts)
    }

    private static func csv(_ rows: [[String]], name: String) -> WebResponse {
        .file(ExportTables.bytes(rows), type: "text/csv; charset=utf-8", name: name)
    }

    private static func workbook(_ content: [UInt8], name: String) -> WebResponse {
        .file(content, type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", name: name)
    }
}
