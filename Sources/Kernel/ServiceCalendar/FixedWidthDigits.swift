extension StringProtocol {
    /// The value of exactly so many ASCII digits; nil for a sign, a space, or any other digit that `Int` would take.
    func fixedWidthNumber(_ width: Int) -> Int? {
        utf8.count == width && utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(self) : nil
    }
}

extension ArraySlice<UInt8> {
    /// The value of ASCII digits and nothing else; nil for a sign, a space, or any other digit that `Int` would take.
    ///
    /// Callers give as many bytes as the number must have digits, eighteen at most.
    var fixedWidthNumber: Int? {
        guard !isEmpty else { return nil }
        var value = 0
        for byte in self {
            guard (0x30...0x39).contains(byte) else { return nil }
            value = value * 10 + Int(byte - 0x30)
        }
        return value
    }
}
