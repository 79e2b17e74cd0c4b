import AccessControl
import AuditLog
import DesignSystem
import HTTPTypes
import Tenancy
import WebServer

/// Being the second person for corrections.
struct CorrectionRoutes: Sendable {
    private static let shown = 200
    let store: TenantStore

    var routes: [Route] {
        let may = RouteAccess.requires(.approveRecordCorrections)
        return [
            .page(.get, RecordPages.corrections, may, .recordCorrectionsShown) { request in
                let (waiting, decided) = try await store.read { tx in
                    let corrections = DisclosureCorrectionStore(tx: tx)
                    return (
                        try corrections.corrections(waiting: true, limit: Self.shown),
                        try corrections.corrections(waiting: false, limit: Self.shown)
                    )
                }
                return .page(CorrectionPages.list(request, waiting: waiting, decided: decided))
            },
            .page(.get, "\(RecordPages.corrections)/{number}", may, .recordCorrectionsShown) { request in
                .page(try await detail(request))
            },
            .page(.post, "\(RecordPages.corrections)/{number}", may, .recordCorrectionDecided, decide),
        ]
    }

    private func detail(_ request: WebRequest, error: (any ProblemConvertible)? = nil) async throws -> Page {
        guard let number = Int64(try request.parameter("number")) else { throw Problem.notFound }
        let found = try await store.read { tx -> (DisclosureCorrection, DisclosureRecord)? in
            guard let correction = try DisclosureCorrectionStore(tx: tx).correction(number),
                let standing = try DisclosureRecordStore(tx: tx).record(correction.record)
            else { return nil }
            return (correction, standing.record)
        }
        guard let found else { throw Problem.notFound }
        return CorrectionPages.detail(request, found.0, found.1, error: error)
    }

    @Sendable private func decide(_ request: WebRequest) async throws -> WebResponse {
        let form = try request.form()
        return try await request.answering {
            guard let number = Int64(try request.parameter("number")) else { throw Problem.notFound }
            guard ["approve", "decline"].contains(form["decision"]) else {
                throw Problem(
                    status: 422, code: "record-correction.no-decision", title: "決定が選択されていません。",
                    detail: "承認するか却下するかを選択してください。", field: "decision")
            }
            try await DisclosureUpdateService(store: store).decide(
                number, approve: form["decision"] == "approve", by: request.exchange,
                account: request.session?.accountIdentifier ?? "")
            return .seeOther(RecordPages.corrections)
        } refused: { error in
            try await detail(request, error: error)
        }
    }
}
