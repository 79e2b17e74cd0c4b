import AccessControl
import AuditLog
import DesignSystem
import HTTPTypes
public import WebServer

/// A system administrator's work on certificates.
public struct CertificateRoutes: Sendable {
    let service: CertificateService

    /// Serves one server's certificates.
    public init(service: CertificateService) {
        self.service = service
    }

    /// Overview, CSR, installation.
    public var routes: [Route] {
        [
            .page(.get, "/admin/certificates", .requires(.manageCertificates), .certificatesShown, overview),
            .page(.post, "/admin/certificates/request", .requires(.manageCertificates), .requestCreated, createRequest),
            .page(
                .get, "/admin/certificates/request.pem", .requires(.manageCertificates), .requestDownloaded, download),
            .page(
                .post, "/admin/certificates/communication", .requires(.manageCertificates), .certificateInstalled,
                install),
            .page(
                .post, "/admin/certificates/core", .requires(.manageCertificates), .coreCertificateInstalled,
                installCore),
        ]
    }

    @Sendable private func overview(_ request: WebRequest) async throws -> WebResponse {
        .page(
            CertificatePages.overview(
                request, installed: try await service.installed(),
                hasRequest: (try? await service.request()) != nil))
    }

    @Sendable private func createRequest(_ request: WebRequest) async throws -> WebResponse {
        try await service.createRequest(by: request.exchange)
        return .seeOther("/admin/certificates")
    }

    @Sendable private func download(_ request: WebRequest) async throws -> WebResponse {
        .file(Array(try await service.request().utf8), type: "application/x-pem-file", name: "request.pem")
    }

    @Sendable private func install(_ request: WebRequest) async throws -> WebResponse {
        let bytes = try request.form().file("certificate", title: "証明書ファイル")
        try await service.install(bytes, by: request.exchange)
        return .seeOther("/admin/certificates")
    }

    @Sendable private func installCore(_ request: WebRequest) async throws -> WebResponse {
        let bytes = try request.form().file("certificate", title: "証明書ファイル")
        try await service.installCore(bytes, by: request.exchange)
        return .seeOther("/admin/certificates")
    }
}
