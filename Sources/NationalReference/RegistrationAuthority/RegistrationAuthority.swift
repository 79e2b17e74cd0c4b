import AccessControl
public import AuditLog
public import Foundation
import HTTPTypes
import NationalProtocol
public import PKI
public import Storage
public import WebServer

extension AuditEvent {
    public static let issuanceShown = AuditEvent("lgpki-certificate.shown", "The officer looked at certificates.")
    public static let applicationExamined = AuditEvent(
        "lgpki-application.examined", "The officer looked at a CSR before issuing for it, or it was refused (§2.8).")
    public static let communicationCertificateIssued = AuditEvent(
        "lgpki-certificate.issued", "The 登録分局 stand-in issued a certificate for a CSR, or refused.")
    public static let communicationCertificateRevoked = AuditEvent(
        "lgpki-certificate.revoked", "The 登録分局 stand-in took a certificate back.")
    public static let authorityListRead = AuditEvent("lgpki-list.read", "LGPKI's revocation list was fetched.")
    public static let coreSystemCertificateRead = AuditEvent(
        "core-system-certificate.read", "コアシステム向け証明書 was handed out.")
}

/// LGPKI 登録分局 (S10), a stand-in: an officer issues certificates for CSRs and takes them back (§2.8).
public struct RegistrationAuthority: Sendable {
    let authority: CertificateAuthority
    let coreSystemCertificate: IssuedCertificate
    let store: any DataStore
    /// Where certificates say that the revocation list is.
    let listAddress: String
    let validity: @Sendable (Date) -> (from: Date, until: Date)

    /// Issues under an authority, for a validity that depends on the day.
    public init(
        authority: CertificateAuthority, coreSystemCertificate: IssuedCertificate, store: any DataStore,
        listAddress: String, validity: @escaping @Sendable (Date) -> (from: Date, until: Date)
    ) {
        self.authority = authority
        self.coreSystemCertificate = coreSystemCertificate
        self.store = store
        self.listAddress = listAddress
        self.validity = validity
    }

    /// The officer's screens, and what the national side hands out (§2.9).
    public var routes: [Route] {
        OfficerRoutes(authority: self).routes + [
            .machine(.get, NationalPaths.coreSystemCertificate, .open, .coreSystemCertificateRead) { _ in
                .file(Array(coreSystemCertificate.pem.utf8), type: "application/x-pem-file")
            }
        ]
    }

    /// The revocation list, for a listener without TLS (RFC 5280 §4.2.1.13).
    public var listRoutes: [Route] {
        [
            .machine(.get, NationalPaths.revocationList, .open, .authorityListRead) { request in
                .file(try await revocationList(at: request.now).der, type: "application/pkix-crl")
            }
        ]
    }

    /// A CSR that may be issued for: it proves its key, and names one server.
    func examine(_ bytes: [UInt8]) throws(Problem) -> CertificateRequest {
        let asked: CertificateRequest
        do {
            asked = try CertificateRequest(pem: String(decoding: bytes, as: UTF8.self))
        } catch {
            throw Problem(
                status: 422, code: error.code, title: "CSRを受け付けられません。", detail: error.japanese, field: "request")
        }
        guard asked.dnsNames.count == 1 else {
            throw Problem(
                status: 422, code: "request.names", title: "CSRのサーバー名が1つではありません。",
                detail: "中間サーバーの画面で作成したCSRをそのまま提出してください。", field: "request")
        }
        return asked
    }

    /// Issues for a CSR.
    func issue(for asked: CertificateRequest, by exchange: Exchange) async throws -> IssuedCertificate {
        let (from, until) = validity(exchange.now)
        let issued = try authority.issue(
            asked, purpose: .client, validFrom: from, validUntil: until, crlDistributionPoint: listAddress)
        try await store.write { tx in
            try IssuanceStore(tx: tx).add(issued, by: exchange.actor.identifier, at: exchange.now)
            try exchange.record(subject: issued.serialNumber, in: tx)
        }
        return issued
    }

    /// Takes a certificate back; the next list has it.
    func revoke(_ serial: String, reason: RevocationReason, by exchange: Exchange) async throws {
        try await store.write { tx in
            try IssuanceStore(tx: tx).revoke(serial, reason: reason, at: exchange.now)
            try exchange.record(subject: "\(serial) \(reason.name)", in: tx)
        }
    }

    /// A list of now, good for a day: its number is the second it was made in, so that it rises (RFC 5280 §5.2.3).
    private func revocationList(at now: Date) async throws -> CertificateRevocationList {
        let revoked = try await store.read { tx in try IssuanceStore(tx: tx).revocations() }
        return try authority.revocationList(
            number: Int64(now.timeIntervalSince1970), revoked: revoked, thisUpdate: now.addingTimeInterval(-60),
            nextUpdate: now.addingTimeInterval(86_400))
    }
}
