import SwiftASN1
import X509

/// Host names and addresses of a request or certificate (RFC 5280 §4.2.1.6).
struct AlternativeNames: Sendable, Hashable {
    let dnsNames: [String]
    let ipAddresses: [String]

    /// Keeps the host names and addresses of an extension; other kinds of name mean nothing here.
    init(_ names: SubjectAlternativeNames?) throws {
        var dnsNames: [String] = []
        var addresses: [String] = []
        for name in names ?? SubjectAlternativeNames([]) {
            if case .dnsName(let text) = name { dnsNames.append(text) }
            if case .ipAddress(let octets) = name {
                guard let text = AddressText.text(of: Array(octets.bytes)) else {
                    throw PKIMatter.name.malformed("an address of \(octets.bytes.count) octets")
                }
                addresses.append(text)
            }
        }
        self.dnsNames = dnsNames
        ipAddresses = addresses
    }

    static func make(dnsNames: [String], ipAddresses: [String]) throws -> SubjectAlternativeNames {
        var names: [GeneralName] = []
        for name in dnsNames {
            guard isHostName(name) else { throw PKIMatter.name.malformed("\"\(name)\" is not a host name") }
            names.append(.dnsName(name))
        }
        for address in ipAddresses {
            guard let octets = AddressText.octets(of: address) else {
                throw PKIMatter.name.malformed("\"\(address)\" is not an IP address")
            }
            names.append(.ipAddress(ASN1OctetString(contentBytes: octets[...])))
        }
        return SubjectAlternativeNames(names)
    }

    /// Letters, digits and hyphens in labels of 1 to 63, at most one wildcard as the whole first label.
    private static func isHostName(_ name: String) -> Bool {
        let plain = name.hasPrefix("*.") ? String(name.dropFirst(2)) : name
        guard (1...253).contains(name.utf8.count) else { return false }
        return plain.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy { label in
            (1...63).contains(label.count) && label.first != UInt8(ascii: "-") && label.last != UInt8(ascii: "-")
                && label.allSatisfy(isLabelCharacter)
        }
    }

    private static func isLabelCharacter(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5a).contains(byte) || (0x61...0x7a).contains(byte)
            || byte == UInt8(ascii: "-")
    }
}
