import SwiftASN1
import X509

/// The leaf speaks for each name that was asked for, by its subjectAltName only (RFC 6125 §6.4.4).
struct NameRule: VerifierPolicy, Sendable {
    let verifyingCriticalExtensions: [ASN1ObjectIdentifier] = [.X509ExtensionID.subjectAlternativeName]
    let hostName: String?
    let ipAddress: String?

    func chainMeetsPolicyRequirements(chain: UnverifiedCertificateChain) async -> PolicyEvaluationResult {
        let questions = [
            hostName.map { ServerIdentityPolicy(serverHostname: $0, serverIP: nil) },
            ipAddress.map { ServerIdentityPolicy(serverHostname: nil, serverIP: $0) },
        ].compactMap(\.self)
        guard !questions.isEmpty else { return .meetsPolicy }
        // Without alternative names the library would fall back to the common name, which RFC 6125 abolished.
        guard let names = try? chain.leaf.extensions.subjectAlternativeNames, !names.isEmpty else {
            return .failsToMeetPolicy(reason: "証明書に名前（subjectAltName）がありません")
        }
        for var question in questions {
            let answer = question.chainMeetsPolicyRequirements(chain: chain)
            guard case .meetsPolicy = answer else { return answer }
        }
        return .meetsPolicy
    }
}
