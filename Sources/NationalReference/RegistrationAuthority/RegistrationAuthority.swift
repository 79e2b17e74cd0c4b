import AccessControl
public import AuditLog
public import Foundation
import HTTPTypes
import NationalProtocol
public import PKI
import ServiceCalendar
import Storage
public import WebServer

extension AuditEvent {
    public static let communicationCertificateIssued = AuditEvent(
        "lgpki-certificate.issued", "The 登録分局 stand-in issued a certificate for a CSR, or refused.")
    public static let coreSystemCertificateRead = AuditEvent(
        "core-system-certificate.read", "コアシステム向け証明書 was handed out.")
}

/// LGPKI 登録分局 (S10), a stand-in: issues a certificate for a CSR (§2.8).
public struct RegistrationAuthority: Sendable {
    let authority: CertificateAuthority
    let coreSystemCertificate: IssuedCertificate
    let validity: @Sendable (Date) -> (from: Date, until: Date)

    /// Issues under an authority, for a validity that depends on the day.
    public init(
        authority: CertificateAuthority, coreSystemCertificate: IssuedCertificate,
        validity: @escaping @Sendable (Date) -> (from: Date, until: Date)
    ) {
        self.authority = authority
        self.coreSystemCertificate = coreSystemCertificate
        self.validity = validity
    }

    /// Apply, and fetch what the national side hands out (§2.9).
    public var routes: [Route] {
        [
            .machine(
                .post, "\(NationalPaths.certificateRequests)", .open, .communicationCertificateIssued, issue),
            .machine(.get, "\(NationalPaths.coreSystemCertificate)", .open, .coreSystemCertificateRead) { _ in
                .file(Array(coreSystemCertificate.pem.utf8), type: "application/x-pem-file")
            },
        ]
    }

    /// Only a CSR that proves its key, with one host name, gets a certificate.
    @Sendable private func issue(_ request: WebRequest) async throws -> WebResponse {
        let asked: CertificateRequest
        do {
            asked = try CertificateRequest(pem: String(decoding: request.body, as: UTF8.self))
        } catch {
            throw Problem(
                status: 422, code: error.code, title: "CSRを受け付けられません。", detail: error.japanese, field: "request")
        }
        guard asked.dnsNames.count == 1 else {
            throw Problem(
                status: 422, code: "request.names", title: "CSRのサーバー名が1つではありません。",
                detail: "中間サーバーの画面で作成したCSRをそのまま提出してください。",
                field: "request")
        }
        let (from, until) = validity(request.now)
        let issued = try authority.issue(
            asked, purpose: .client, validFrom: from, validUntil: until, crlDistributionPoint: nil)
        return .file(Array(issued.pem.utf8), type: "application/x-pem-file", name: "certificate.pem")
    }
}
