import Foundation
import PKI
import SeededChance
import Testing

/// Bytes that were once good: none of them may be believed, and none may crash.
struct CorruptionTests {
    /// What is read, and a way to believe it that throws when it is not to be believed.
    enum Matter: CaseIterable {
        case request
        case certificate
        case list

        func original(_ family: Family) throws -> [UInt8] {
            switch self {
            case .request: try Family.request().der
            case .certificate: try family.leaf().der
            case .list:
                try family.list([
                    Revocation(serialNumber: "8f", revokedAt: Rehearsal.start, reason: .keyCompromise)
                ]).der
            }
        }

        /// - Throws: when the bytes cannot be read.
        func read(_ der: [UInt8]) throws {
            switch self {
            case .request: _ = try Self.request(der)
            case .certificate: _ = try IssuedCertificate(der: der)
            case .list: _ = try CertificateRevocationList(der: der)
            }
        }

        /// - Throws: when the bytes cannot be read or are not to be believed.
        func believe(_ der: [UInt8], in family: Family) async throws {
            switch self {
            case .request: _ = try Self.request(der)
            case .certificate:
                _ = try await UnverifiedChain(der: [der]).validate(
                    anchors: family.anchors, hostName: nil, ipAddress: nil, purpose: .server, at: Rehearsal.now
                ).get()
            case .list: try CertificateRevocationList(der: der).verifySignature(by: family.root.certificate)
            }
        }

        private static func request(_ der: [UInt8]) throws -> CertificateRequest {
            let lines = Data(der).base64EncodedString(options: [.lineLength64Characters, .endLineWithLineFeed])
            return try CertificateRequest(
                pem: "-----BEGIN CERTIFICATE REQUEST-----\n\(lines)\n-----END CERTIFICATE REQUEST-----\n")
        }
    }

    @Test(arguments: Matter.allCases)
    func `what is cut or lengthened anywhere is not read`(matter: Matter) throws {
        let der = try matter.original(Family())
        try matter.read(der)
        for length in der.indices {
            #expect(throws: PKIError.self, "\(length) bytes") { try matter.read(Array(der.prefix(length))) }
        }
        #expect(throws: PKIError.self) { try matter.read(der + [0]) }
        #expect(throws: PKIError.self) { try matter.read([0] + der) }
    }

    @Test(arguments: Matter.allCases)
    func `what has one byte changed is not believed`(matter: Matter) async throws {
        let family = try Family()
        let der = try matter.original(family)
        try await matter.believe(der, in: family)
        var chance = Chance(seed: 20_160_519)
        for _ in 0..<2000 {
            let index = Int.random(in: der.indices, using: &chance)
            let change = UInt8.random(in: 1...255, using: &chance)
            var changed = der
            changed[index] ^= change
            let isBelieved = (try? await matter.believe(changed, in: family)) != nil
            #expect(!isBelieved, "byte \(index): \(Data(changed).base64EncodedString())")
        }
    }
}
