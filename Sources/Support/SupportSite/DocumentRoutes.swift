import AccessControl
import AuditLog
import HTTPTypes
import Programme
import ReadinessLedger
import ServiceCalendar
import WebServer

extension SupportSite {
    /// Documents by task, each at its version.
    var documentRoutes: [Route] {
        [
            .page(.get, "/support/documents", .requires(.readSupportSite), .documentsShown) { request in
                let organisation = try await organisation(request)
                return .page(
                    DocumentPages.list(
                        request, organisation, ledger.programme, platform.authority,
                        try await platform.serverAddresses(organisation)))
            },
            .page(.get, "/support/documents/{document}", .requires(.readSupportSite), .documentsShown) { request in
                guard let document = ledger.programme.document(try request.parameter("document")) else {
                    throw Problem.notFound
                }
                return .page(
                    DocumentPages.document(request, try await organisation(request), document, ledger.programme))
            },
        ]
    }
}
