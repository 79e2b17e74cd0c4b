import Identifiers
import PKI
import Tenancy

/// Whom the certificates of a server speak of: what an organisation can choose of it.
struct SubjectTemplate: Sendable, Hashable {
    /// O.
    var organisation: String
    /// OU.
    var unit: String

    /// The organisation's name and the side's, until somebody chooses others.
    static func usual(for tenant: Tenant) -> SubjectTemplate {
        SubjectTemplate(organisation: tenant.organisationName, unit: tenant.identifier.bureau.title)
    }

    /// The name and country are the server's own and not to be chosen (RFC 5280 §4.1.2.6).
    func subject(of tenant: Tenant) -> SubjectName {
        SubjectName(commonName: tenant.hostName, organisationalUnit: unit, organisation: organisation, country: "JP")
    }

    /// RFC 5280 appendix A: `ub-organization-name` and `ub-organizational-unit-name` are 64.
    func check() throws(CertificateError) {
        for (field, title, text) in [("organisation", "組織名（O）", organisation), ("unit", "部門名（OU）", unit)] {
            guard (1...64).contains(text.unicodeScalars.count), !text.unicodeScalars.contains(where: { $0.value < 32 })
            else { throw .badSubject(field: field, title: title) }
        }
    }
}
