import ConnectionTest
import Foundation
import OrganisationProtocol
import PKI
import Testing

/// A plan is believed as the platform signed it, or not at all.
@Suite struct SignedPlanTests {
    private let authority: Authority

    init() throws {
        authority = try Authority()
    }

    private func read(
        _ file: URL, anchors: [IssuedCertificate]? = nil, fingerprint: String? = nil, at now: Date = Authority.now
    ) async throws -> SignedPlan {
        defer { try? FileManager.default.removeItem(at: file) }
        return try await SignedPlan.read(
            file.path(), anchors: TrustAnchors(anchors ?? [authority.certificate]), fingerprint: fingerprint, at: now)
    }

    private func refusal(_ work: () async throws -> SignedPlan) async -> String {
        do {
            _ = try await work()
            return "believed"
        } catch {
            return "\(error)"
        }
    }

    @Test func aPlanIsReadBackWithTheAuthorityOrItsFingerprint() async throws {
        #expect(try await read(authority.plan()).document == .sample)
        let printed = authority.certificate.sha256Fingerprint.replacing(":", with: " ").lowercased()
        #expect(try await read(authority.plan(), anchors: [], fingerprint: printed).document == .sample)
    }

    @Test func whatIsNotTheAuthoritysIsRefused() async throws {
        let file = try authority.plan()
        let other = try Authority()
        #expect(await refusal { try await read(other.plan()) }.contains("chain.untrusted-issuer"))
        #expect(await refusal { try await read(file, anchors: []) }.contains("give --ca"))
        let unknown = try authority.plan()
        #expect(
            await refusal { try await read(unknown, fingerprint: other.certificate.sha256Fingerprint) }
                .contains("no CA certificate with the fingerprint"))
    }

    /// A server's or a system's certificate is of the same authority, and signs no plan.
    @Test(arguments: [CertificatePurpose.server, .client, .serverAndClient])
    func onlyASignerOfDocumentsSigns(purpose: CertificatePurpose) async throws {
        let file = try authority.plan(purpose: purpose)
        #expect(await refusal { try await read(file) }.contains("chain.wrong-purpose"))
    }

    /// One bit of any byte of the payload, the header or the signature.
    @Test(arguments: ["payload", "protected", "signature"]) func aChangedPlanIsRefused(member: String) async throws {
        let original = try authority.plan()
        defer { try? FileManager.default.removeItem(at: original) }
        let form = try #require(
            try JSONSerialization.jsonObject(with: Data(contentsOf: original)) as? [String: String])
        let text = try #require(form[member])
        for position in stride(from: 0, to: text.count - 2, by: max(1, text.count / 40)) {
            var changed = form
            var characters = Array(text)
            characters[position] = characters[position] == "A" ? "B" : "A"
            changed[member] = String(characters)
            let file = original.deletingPathExtension().appendingPathExtension("\(member)-\(position)")
            try JSONSerialization.data(withJSONObject: changed).write(to: file)
            let said = await refusal { try await read(file) }
            #expect(said != "believed", "\(member) \(position)")
        }
    }

    @Test func anExpiredPlanIsRefused() async throws {
        let file = try authority.plan()
        let late = Authority.now.addingTimeInterval(86_400 * 100)
        #expect(await refusal { try await read(file, at: late) }.contains("expired at 2016-08-17"))
        var other = PlanDocument.sample
        other.format = "kakehashi-plan-2"
        let unknown = try authority.plan(other)
        #expect(await refusal { try await read(unknown) }.contains("format kakehashi-plan-2 is not known"))
    }

    @Test func aFileThatIsNoSignedPlanIsToldApart() throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "plain-\(UUID().uuidString).json")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data("{\"organisation\": \"202029\"}".utf8).write(to: file)
        #expect(!SignedPlan.isSigned(file.path()))
        #expect(SignedPlan.isSigned(try authority.plan().path()))
    }
}
