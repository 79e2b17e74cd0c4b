import Crypto
import Foundation
public import Verdicts

/// What a connection test sends with an exchange, so that the platform's record of it can be told from every other.
public struct ExchangeNonce: Sendable, Hashable {
    /// The request header that carries it.
    public static let header = "kakehashi-nonce"

    /// The run that the exchange belongs to, 32 hexadecimal digits.
    public let run: String
    /// `RUN-SECRET`, as it is sent and recorded.
    public let text: String

    /// A new run's identifier: 128 random bits.
    public static func newRun() -> String { random() }

    /// A new nonce of a run.
    public init(run: String) {
        self.run = run
        text = "\(run)-\(Self.random())"
    }

    /// Reads a nonce as it was sent; nil for anything that is none.
    public init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2,
            parts.allSatisfy({ part in
                part.utf8.count == 32
                    && part.utf8.allSatisfy {
                        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
                            || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0)
                    }
            })
        else { return nil }
        run = String(parts[0])
        self.text = text
    }

    /// SHA-256 of the nonce, 64 hexadecimal digits: what a result file shows of it.
    public var digest: String { Self.hexadecimal(SHA256.hash(data: Data(text.utf8))) }

    /// The line with the proof that it tells of the exchange whose record has this nonce.
    public func sealed(_ line: ItemResult, record: String) -> ItemResult {
        var line = line
        line.proof = ExchangeProof(run: run, nonce: digest, record: record, seal: "")
        let seal = seal(of: line)
        line.proof?.seal = seal
        return line
    }

    /// Whether a line is, to the last character, what was sealed with this nonce.
    public func hasSealed(_ line: ItemResult) -> Bool {
        guard let proof = line.proof, proof.run == run, proof.nonce == digest else { return false }
        return proof.seal == seal(of: line)
    }

    private func seal(of line: ItemResult) -> String {
        var line = line
        line.proof?.seal = ""
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // A line that cannot be encoded has no seal, and an empty seal is nobody's.
        guard let bytes = try? encoder.encode(line) else { return UUID().uuidString }
        let code = HMAC<SHA256>.authenticationCode(for: bytes, using: SymmetricKey(data: Data(text.utf8)))
        return Self.hexadecimal(code)
    }

    private static func random() -> String {
        var source = SystemRandomNumberGenerator()
        return (0..<2).map { _ in String(format: "%016lx", source.next() as UInt64) }.joined()
    }

    private static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
        bytes.map { String(format: "%02x", $0) }.joined()
    }
}
