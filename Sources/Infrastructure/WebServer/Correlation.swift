/// What ties the lines of a request together, over machines: 32 hex digits (W3C Trace Context, `trace-id`).
public struct Correlation: Sendable, Hashable {
    public let text: String

    /// The request that the running task works for.
    @TaskLocal public static var current: Correlation?

    /// Takes what a load balancer or a caller gave, when it is well formed; otherwise a new one.
    init(traceParent: String) {
        let parts = traceParent.split(separator: "-", omittingEmptySubsequences: false)
        let isGood =
            parts.count == 4 && parts[0].count == 2 && parts[1].count == 32 && parts[1].utf8.allSatisfy(Self.isHex)
            && parts[1].contains { $0 != "0" }
        self = isGood ? Correlation(text: String(parts[1])) : .fresh()
    }

    private init(text: String) {
        self.text = text
    }

    private static let digits = Array("0123456789abcdef".utf8)

    static func fresh() -> Correlation {
        var text: [UInt8] = []
        text.reserveCapacity(32)
        var bits = UInt128.random(in: .min ... .max)
        for _ in 0..<32 {
            text.append(digits[Int(truncatingIfNeeded: bits & 15)])
            bits >>= 4
        }
        return Correlation(text: String(decoding: text, as: UTF8.self))
    }

    private static func isHex(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
    }
}
