import SwiftASN1
import X509

/// Whom a certificate speaks of.
public struct SubjectName: Sendable, Hashable, Codable {
    /// CN: the host name of a server, or the name of an authority.
    public let commonName: String
    /// OU, such as the bureau.
    public let organisationalUnit: String?
    /// O: the organisation.
    public let organisation: String?
    /// C: two capital letters.
    public let country: String?

    /// Describes a subject.
    public init(
        commonName: String, organisationalUnit: String? = nil, organisation: String? = nil, country: String? = "JP"
    ) {
        self.commonName = commonName
        self.organisationalUnit = organisationalUnit
        self.organisation = organisation
        self.country = country
    }

    /// The name, most significant part first; each part held to its bounds (RFC 5280 appendix A).
    func distinguishedName() throws -> DistinguishedName {
        for part in [commonName, organisationalUnit, organisation] {
            guard let part else { continue }
            guard (1...64).contains(part.unicodeScalars.count) else {
                throw PKIMatter.name.malformed("\"\(part)\" has not 1 to 64 characters")
            }
        }
        if let country {
            guard country.utf8.count == 2, country.utf8.allSatisfy({ (0x41...0x5a).contains($0) }) else {
                throw PKIMatter.name.malformed("\"\(country)\" is not a country code")
            }
        }
        return try DistinguishedName {
            if let country { CountryName(country) }
            if let organisation { OrganizationName(organisation) }
            if let organisationalUnit { OrganizationalUnitName(organisationalUnit) }
            CommonName(commonName)
        }
    }
}
