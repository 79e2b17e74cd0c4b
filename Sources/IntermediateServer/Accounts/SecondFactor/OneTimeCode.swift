import Crypto
import Foundation

/// Time-based one-time codes of six digits (RFC 6238, HMAC-SHA-1, steps of 30 seconds): what every authenticator app speaks.
enum OneTimeCode {
    static let step: Int64 = 30

    /// The step that an instant lies in (RFC 6238 §4.2).
    static func step(at now: Date) -> Int64 {
        Int64(now.timeIntervalSince1970.rounded(.down)) / step
    }

    /// The code of a step (RFC 4226 §5.3).
    static func code(secret: [UInt8], step: Int64) -> String {
        let counter = withUnsafeBytes(of: step.bigEndian) { Array($0) }
        let mac = Array(
            HMAC<Insecure.SHA1>.authenticationCode(for: counter, using: SymmetricKey(data: secret)))
        let offset = Int(mac[mac.count - 1] & 0x0f)
        let number = mac[offset..<offset + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) } & 0x7fff_ffff
        return String(format: "%06d", number % 1_000_000)
    }

    /// The step that a code belongs to, one step off at most (RFC 6238 §5.2) and later than the last one used, so that a
    /// code seen over a shoulder is worth nothing.
    static func match(_ code: String, secret: [UInt8], after last: Int64, at now: Date) -> Int64? {
        let current = step(at: now)
        return [current, current - 1, current + 1].first { candidate in
            candidate > last && constantTimeEquals(self.code(secret: secret, step: candidate), code)
        }
    }

    private static func constantTimeEquals(_ one: String, _ other: String) -> Bool {
        let (one, other) = (Array(one.utf8), Array(other.utf8))
        guard one.count == other.count else { return false }
        return zip(one, other).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }
}

/// RFC 4648 §6 without padding: how authenticator apps take a secret that is typed.
enum Base32 {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")

    static func text(_ bytes: [UInt8]) -> String {
        var text = ""
        var (buffer, bits) = (UInt32(0), 0)
        for byte in bytes {
            buffer = buffer << 8 | UInt32(byte)
            bits += 8
            while bits >= 5 {
                bits -= 5
                text.append(alphabet[Int(buffer >> UInt32(bits)) & 31])
            }
        }
        if bits > 0 { text.append(alphabet[Int(buffer << UInt32(5 - bits)) & 31]) }
        return text
    }
}
