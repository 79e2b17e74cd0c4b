import AccessControl
import AuditLog
import Foundation
import HTTPTypes
import OrganisationProtocol
import ServiceCalendar
public import Tenancy
public import WebServer

/// What was applied of the masters, for the organisation's systems (IF_SCM_30112).
public struct MasterUpdateRoutes: Sendable {
    private let store: TenantStore

    /// Serves one server.
    public init(store: TenantStore) {
        self.store = store
    }

    /// All versions, or those applied since an instant: `?since=2016-07-01T00:00:00%2B09:00`.
    public var routes: [Route] {
        [
            .machine(.get, OrganisationPaths.masterUpdates, .requires(.readMasterUpdates), .masterUpdatesRead) {
                request in
                var since = Date.distantPast
                if let text = request.query["since"] {
                    guard let instant = JapanTime.parse(text) else { throw Self.badInstant }
                    since = instant
                }
                let (distributed, local) = try await store.read { tx in
                    (
                        try MasterStore<DistributedMaster>(tx: tx).history(),
                        try MasterStore<LocalMaster>(tx: tx).history()
                    )
                }
                let lines = Self.updates(distributed, .distributed) + Self.updates(local, .local)
                let asked = lines.filter { $0.line.appliedAt >= since }
                    .sorted { ($0.line.appliedAt, $0.line.number) > ($1.line.appliedAt, $1.line.number) }
                return try .json(MasterUpdates(updates: asked.map(\.update)))
            }
        ]
    }

    private static func updates(
        _ history: [MasterLine], _ form: MasterForm
    ) -> [(line: MasterLine, update: MasterUpdate)] {
        history.map { line in
            (
                line,
                MasterUpdate(
                    master: form.rawValue, number: line.number, version: line.version, kind: line.kind,
                    summary: line.summary, sha256: line.sha256, restoredNumber: line.restored,
                    appliedAt: JapanTime.text(line.appliedAt), isInForce: line.number == history.first?.number)
            )
        }
    }

    private static let badInstant = Problem(
        status: 422, code: "master.bad-instant", title: "日時の形式が正しくありません。",
        detail: "2016-07-01T00:00:00+09:00の形式で指定してください。", field: "since")
}
