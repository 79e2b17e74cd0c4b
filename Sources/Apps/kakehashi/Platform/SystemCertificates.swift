import AuditLog
import Foundation
import Identifiers
import PKI
import Storage
import SupportSite
import Tenancy
import WebServer

/// Certificates of an organisation's systems: issued for a CSR, and made known to the one server they belong to.
struct SystemCertificates: Sendable {
    let parts: PlatformParts

    @Sendable func issue(
        organisation: Organisation, bureau: Bureau, system: String, request: CertificateRequest, exchange: Exchange
    ) async throws -> IssuedCertificate {
        let tenant = TenantID(organisation: organisation.code, bureau: bureau)
        try await checkNames(request, of: system, on: tenant)
        let span = ValiditySpan.years(3, at: exchange.now)
        let issued = try parts.keys.authority.issue(
            request, purpose: .serverAndClient, validFrom: span.from, validUntil: span.until,
            crlDistributionPoint: parts.revocationListAddress)
        try await parts.store.write { tx in
            let known = try TenantDirectory.setFingerprint(
                issued.sha256Fingerprint, ofSystem: system, on: tenant, in: tx)
            guard known else {
                throw Problem(
                    status: 404, code: "system.unknown", title: "「\(system)」は設定依頼票に記載されていません。",
                    detail: "設定依頼票に記載したシステムの識別子を確認してください。", field: "system")
            }
            try exchange.record(
                subject: "\(system) \(issued.serialNumber)",
                scope: AuditScope(organisation: organisation.code.text, bureau: bureau.rawValue), in: tx)
        }
        return issued
    }

    /// A system's certificate names the addresses that the 設定依頼票 gives it, and no host: a name of the platform's own
    /// servers in it would let whoever holds it pose as one of them.
    private func checkNames(_ request: CertificateRequest, of system: String, on tenant: TenantID) async throws {
        let allowed = try await parts.store.read { tx in
            try TenantDirectory.systems(of: tenant, in: tx).first { $0.identifier == system }?.addresses ?? []
        }
        guard request.dnsNames.isEmpty, request.ipAddresses.allSatisfy(allowed.contains) else {
            throw Problem(
                status: 422, code: "system.names", title: "CSRに記載できるのは、設定依頼票に記載した「\(system)」のアドレスだけです。",
                detail: "ホスト名を含めず、設定依頼票のアドレス又はアクセス先だけを指定してCSRを作成し直してください。", field: "request")
        }
    }
}
