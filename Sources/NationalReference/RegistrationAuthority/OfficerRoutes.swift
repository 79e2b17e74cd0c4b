import AccessControl
import AuditLog
import DesignSystem
import HTTPTypes
import PKI
import Storage
import WebServer

/// The work of the 登録分局's officer, who is known by a certificate (§2.8).
struct OfficerRoutes: Sendable {
    let authority: RegistrationAuthority

    var routes: [Route] {
        let path = OfficerPages.path
        let one = "\(path)certificates/{serial}"
        return [
            .page(.get, "/", .open, .issuanceShown) { _ in .seeOther(path) },
            .page(.get, path, .requires(.issueCommunicationCertificates), .issuanceShown, overview),
            .page(
                .post, "\(path)applications", .requires(.issueCommunicationCertificates), .applicationExamined, examine),
            .page(
                .post, "\(path)certificates", .requires(.issueCommunicationCertificates),
                .communicationCertificateIssued, issue),
            .page(.get, one, .requires(.issueCommunicationCertificates), .issuanceShown) { request in
                .page(OfficerPages.issued(request, try await issuance(request)))
            },
            .page(.get, "\(one)/certificate.pem", .requires(.issueCommunicationCertificates), .issuanceShown) {
                request in
                let certificate = try await issuance(request).certificate
                return .file(Array(certificate.pem.utf8), type: "application/x-pem-file", name: "certificate.pem")
            },
            .page(.get, "\(one)/certificate.cer", .requires(.issueCommunicationCertificates), .issuanceShown) {
                request in
                .file(
                    try await issuance(request).certificate.der, type: "application/pkix-cert", name: "certificate.cer")
            },
            .page(
                .post, "\(one)/revocation", .requires(.issueCommunicationCertificates),
                .communicationCertificateRevoked, revoke),
        ]
    }

    private func issuance(_ request: WebRequest) async throws -> Issuance {
        let serial = try request.parameter("serial")
        guard let found = try await authority.store.read({ tx in try IssuanceStore(tx: tx).issuance(serial) }) else {
            throw Problem.notFound
        }
        return found
    }

    @Sendable private func overview(_ request: WebRequest) async throws -> WebResponse {
        .page(try await overviewPage(request))
    }

    private func overviewPage(_ request: WebRequest, error: (any ProblemConvertible)? = nil) async throws -> Page {
        let issued = try await authority.store.read { tx in try IssuanceStore(tx: tx).all() }
        return OfficerPages.overview(request, issued, error: error)
    }

    @Sendable private func examine(_ request: WebRequest) async throws -> WebResponse {
        try await request.answering {
            let file = try request.form().file("request", title: "CSRのファイル")
            return .page(OfficerPages.examined(request, try authority.examine(file)))
        } refused: { error in
            try await overviewPage(request, error: error)
        }
    }

    @Sendable private func issue(_ request: WebRequest) async throws -> WebResponse {
        try await request.answering {
            let asked = try authority.examine(try request.form().file("request", title: "CSR"))
            let issued = try await authority.issue(for: asked, by: request.exchange)
            return .seeOther("\(OfficerPages.path)certificates/\(issued.serialNumber)")
        } refused: { error in
            try await overviewPage(request, error: error)
        }
    }

    @Sendable private func revoke(_ request: WebRequest) async throws -> WebResponse {
        let found = try await issuance(request)
        guard let reason = RevocationReason(name: try request.form()["reason"]), reason != .removeFromCRL else {
            throw Problem.unreadable("reason")
        }
        try await authority.revoke(found.certificate.serialNumber, reason: reason, by: request.exchange)
        return .seeOther("\(OfficerPages.path)certificates/\(found.certificate.serialNumber)")
    }
}
