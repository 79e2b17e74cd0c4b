extension StringProtocol {
    /// The value of exactly so many ASCII digits; nil for a sign, a space, or any other digit that `Int` would take.
    func fixedWidthNumber(_ width: Int) -> Int? {
        utf8.count == width && utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(self) : nil
    }
}
