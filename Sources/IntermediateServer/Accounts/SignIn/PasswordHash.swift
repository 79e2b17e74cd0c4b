import Crypto
import CryptoExtras
import Foundation

/// A password as it is kept: salt and scrypt (RFC 7914) of it.
struct PasswordHash: Sendable, Hashable {
    let salt: [UInt8]
    let derived: [UInt8]

    /// About 16 MiB and some tens of milliseconds in a release build.
    private static let rounds = 1 << 14

    init(of password: String) throws {
        salt = (0..<16).map { _ in UInt8.random(in: .min ... .max) }
        derived = try Self.derive(password, salt: salt)
    }

    init(stored: [UInt8]) {
        salt = Array(stored.prefix(16))
        derived = Array(stored.dropFirst(16))
    }

    var stored: [UInt8] { salt + derived }

    /// What an unknown account is compared with, so that it takes as long as a known one.
    static let nobodys = PasswordHash(stored: [UInt8](repeating: 0, count: 48))

    /// Compares in constant time.
    func matches(_ password: String) throws -> Bool {
        let other = try Self.derive(password, salt: salt)
        guard other.count == derived.count else { return false }
        return zip(other, derived).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }

    private static func derive(_ password: String, salt: [UInt8]) throws -> [UInt8] {
        let key = try KDF.Scrypt.deriveKey(
            from: Array(password.utf8), salt: salt, outputByteCount: 32, rounds: rounds, blockSize: 8, parallelism: 1)
        return key.withUnsafeBytes { Array($0) }
    }
}

/// Random texts that nobody can guess.
public enum Secrets {
    /// A URL-safe token of 256 bits.
    public static func token() -> String {
        let key = SymmetricKey(size: .bits256)
        let text = key.withUnsafeBytes { Data($0) }.base64EncodedString()
        return text.replacingOccurrences(of: "+", with: "-").replacingOccurrences(of: "/", with: "_")
            .replacingOccurrences(of: "=", with: "")
    }

    /// A first password that a person can type: no characters that look alike, about 94 bits.
    public static func initialPassword() -> String {
        let letters = Array("abcdefghijkmnpqrstuvwxyzACDEFGHJKLMNPQRSTUVWXYZ2345679")
        var generator = SystemRandomNumberGenerator()
        let groups = (0..<4).map { _ in
            String((0..<4).map { _ in letters[Int.random(in: 0..<letters.count, using: &generator)] })
        }
        return groups.joined(separator: "-")
    }

    /// A code that replaces a lost authenticator app once, about 49 bits: ten guesses lock the account.
    static func recoveryCode() -> String {
        let letters = Array("abcdefghijkmnpqrstuvwxyz2345679")
        return (0..<2).map { _ in String((0..<5).map { _ in letters[Int.random(in: 0..<letters.count)] }) }
            .joined(separator: "-")
    }

    /// SHA-256 of a token, as the store knows it.
    static func digest(_ token: String) -> String {
        SHA256.hash(data: Array(token.utf8)).map { String(format: "%02x", $0) }.joined()
    }
}
