import SwiftASN1
import X509

/// A rule of ours on a candidate chain, leaf first, that the library's verifier asks along with its own.
protocol ChainRule: VerifierPolicy {
    /// What is wrong, in staff's words; nil when nothing is.
    func complaint(about chain: some RandomAccessCollection<Certificate>) -> String?
}

extension ChainRule {
    func chainMeetsPolicyRequirements(chain: UnverifiedCertificateChain) -> PolicyEvaluationResult {
        guard let complaint = complaint(about: chain) else { return .meetsPolicy }
        return .failsToMeetPolicy(reason: complaint)
    }
}
