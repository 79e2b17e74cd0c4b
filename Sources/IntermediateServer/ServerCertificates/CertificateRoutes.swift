import AccessControl
import AuditLog
import DesignSystem
import HTTPTypes
import PKI
import Tenancy
public import WebServer

/// A system administrator's work on certificates.
public struct CertificateRoutes: Sendable {
    let service: CertificateService

    /// Serves one server's certificates.
    public init(service: CertificateService) {
        self.service = service
    }

    /// Overview, CSR, installation, trust.
    public var routes: [Route] {
        let path = CertificatePages.path
        return [
            .page(.get, path, .requires(.manageCertificates), .certificatesShown, overview),
            .page(.get, "\(path)/communication", .requires(.manageCertificates), .certificatesShown) { request in
                .page(try await communication(request))
            },
            .page(.post, "\(path)/request", .requires(.manageCertificates), .requestCreated, createRequest),
            .page(.get, "\(path)/request.pem", .requires(.manageCertificates), .requestDownloaded) { _ in
                .file(Array(try await service.request().pem.utf8), type: "application/x-pem-file", name: "request.pem")
            },
            .page(.get, "\(path)/request.der", .requires(.manageCertificates), .requestDownloaded) { _ in
                .file(try await service.request().der, type: "application/pkcs10", name: "request.der")
            },
            .page(.post, "\(path)/communication", .requires(.manageCertificates), .certificateInstalled, install),
            .page(.get, "\(path)/core", .requires(.manageCertificates), .certificatesShown) { request in
                .page(CertificatePages.core(request, try await standing(.core)))
            },
            .page(.post, "\(path)/core", .requires(.manageCertificates), .coreCertificateInstalled, installCore),
            .page(.get, "\(path)/trust", .requires(.manageCertificates), .trustShown) { request in
                .page(CertificatePages.trust(request, try await service.trusted()))
            },
            .page(.get, "\(path)/trust/{file}", .requires(.manageCertificates), .trustShown, trustFile),
        ]
    }

    @Sendable private func overview(_ request: WebRequest) async throws -> WebResponse {
        .page(
            CertificatePages.overview(
                request, standings: try await service.standings(), history: try await service.history()))
    }

    private func standing(_ kind: CertificateKind) async throws -> CertificateStanding {
        CertificateStanding(kind, history: try await service.history())
    }

    private func communication(
        _ request: WebRequest, form: FormBody? = nil, error: (any ProblemConvertible)? = nil
    ) async throws -> Page {
        CommunicationPage.show(
            request,
            CommunicationPage.Content(
                standing: try await standing(.communication), request: try await service.newestRequest(),
                subject: try await service.subject(), hostName: service.tenant.hostName), form: form, error: error)
    }

    @Sendable private func createRequest(_ request: WebRequest) async throws -> WebResponse {
        let form = try request.form()
        return try await request.answering {
            try await service.createRequest(
                SubjectTemplate(organisation: form["organisation"], unit: form["unit"]), by: request.exchange)
            return .seeOther("\(CertificatePages.path)/communication")
        } refused: { error in
            try await communication(request, form: form, error: error)
        }
    }

    @Sendable private func install(_ request: WebRequest) async throws -> WebResponse {
        try await request.answering {
            try await service.install(
                try request.form().file("certificate", title: "証明書ファイル"), by: request.exchange)
            return .seeOther("\(CertificatePages.path)/communication")
        } refused: { error in
            try await communication(request, error: error)
        }
    }

    @Sendable private func installCore(_ request: WebRequest) async throws -> WebResponse {
        try await request.answering {
            try await service.installCore(
                try request.form().file("certificate", title: "証明書ファイル"), by: request.exchange)
            return .seeOther("\(CertificatePages.path)/core")
        } refused: { error in
            CertificatePages.core(request, try await standing(.core), error: error)
        }
    }

    @Sendable private func trustFile(_ request: WebRequest) async throws -> WebResponse {
        let file = try request.parameter("file")
        let trusted = try await service.trusted()
        if file == "fingerprints.txt" {
            return .file(
                Array(FingerprintList.text(trusted).utf8), type: "text/plain; charset=utf-8", name: "fingerprints.txt")
        }
        for authority in trusted {
            if file == "\(authority.name).pem" {
                return .file(Array(authority.certificate.pem.utf8), type: "application/x-pem-file", name: file)
            }
            if file == "\(authority.name).cer" {
                return .file(authority.certificate.der, type: "application/pkix-cert", name: file)
            }
        }
        throw Problem.notFound
    }
}
