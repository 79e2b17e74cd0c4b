import AccessControl
import DesignSystem
import Foundation
import HTTPTypes
import Identifiers
import ReplicaRegistration
import ServiceCalendar
public import Tenancy
public import WebServer

/// Lists of what is missing, stale or inconsistent among the organisation's own 副本.
public struct CheckRoutes: Sendable {
    private let store: TenantStore

    /// Serves one server.
    public init(store: TenantStore) {
        self.store = store
    }

    /// The page.
    public var routes: [Route] {
        [.page(.get, CheckPages.path, .requires(.readReplicas), .operationSupportShown, show)]
    }

    @Sendable private func show(_ request: WebRequest) async throws -> WebResponse {
        let typed = request.query["days"] ?? "\(CheckPages.days)"
        return try await request.answering {
            guard let days = Int(TypedDigits.fold(typed)), (1...3_650).contains(days) else { throw Self.badDays }
            return .page(CheckPages.page(request, typed: "\(days)", try await findings(request, days)))
        } refused: { error in
            CheckPages.page(request, typed: typed, try await findings(request, CheckPages.days), error: error)
        }
    }

    private func findings(_ request: WebRequest, _ days: Int) async throws -> ReplicaFindings {
        let (districts, before) = (request.actor.districts, request.now.addingTimeInterval(-86_400 * Double(days)))
        return try await store.read { tx in
            try ReplicaChecks(tx: tx).findings(in: districts, staleBefore: before)
        }
    }

    private static let badDays = Problem(
        status: 422, code: "operation-support.bad-days", title: "日数は1から3650までの数字で入力してください。",
        detail: "何日以上新しい登録がない副本を表示するかを入力してください。", field: "days")
}
