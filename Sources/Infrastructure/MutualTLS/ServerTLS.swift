public import Foundation
import NIOCore
public import NIOSSL
public import PKI

/// How one listener speaks TLS: its identity and whose client certificates it accepts.
public struct ServerTLS: Sendable {
    public let identity: TLSIdentity
    /// Empty: client certificates are neither asked for nor read.
    public let clientAnchors: TrustAnchors
    /// The clock by which client certificates are judged.
    public let now: @Sendable () -> Date

    /// Describes one listener.
    public init(
        identity: TLSIdentity, clientAnchors: TrustAnchors = TrustAnchors([]), now: @escaping @Sendable () -> Date
    ) {
        self.identity = identity
        self.clientAnchors = clientAnchors
        self.now = now
    }

    /// TLS 1.2 and later; a client certificate is optional here, and the permission of each route decides what needs one.
    /// - Throws: NIOSSL's error when a certificate or key cannot be read.
    public func configuration() throws -> TLSConfiguration {
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: try identity.sources(), privateKey: try identity.privateKey())
        configuration.minimumTLSVersion = .tlsv12
        // Our keys are P-256, so that every client of TLS 1.2 which can come here at all has this suite. The library's usual
        // list has suites with CBC in it, and no order of the server's own.
        configuration.cipherSuiteValues = [.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256]
        configuration.applicationProtocols = ["http/1.1"]
        // An answer is whole when its length is there: who does not say good-bye (RFC 8446 §6.1) is not waited for. At the library's
        // five seconds 512 connections that had ended let a listener take a hundred new ones in a second.
        configuration.shutdownTimeout = .milliseconds(500)
        if clientAnchors.isEmpty {
            configuration.certificateVerification = .none
        } else {
            configuration.certificateVerification = .optionalVerification
            configuration.sendCANameList = true
            configuration.trustRoots = .certificates(
                try clientAnchors.certificates.map { try NIOSSLCertificate(bytes: $0.der, format: .der) })
        }
        return configuration
    }

    /// Judges a client's chain by our own rules and clock; nil when this listener reads none.
    public var clientVerification: (@Sendable ([NIOSSLCertificate]) async throws -> NIOSSLVerificationResult)? {
        guard !clientAnchors.isEmpty else { return nil }
        return { [clientAnchors, now] presented in
            let chain = try UnverifiedChain(der: presented.map { try $0.toDERBytes() })
            switch await chain.validate(
                anchors: clientAnchors, hostName: nil, ipAddress: nil, purpose: .client, at: now())
            {
            case .success: return .certificateVerified
            case .failure: return .failed
            }
        }
    }
}
