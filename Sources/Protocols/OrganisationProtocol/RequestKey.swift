/// The sender's own name of a request, under which a retry after a lost answer is the same request.
public enum RequestKey {
    /// The rule, in Japanese.
    public static let rule = "半角英数字、ハイフン、下線、ピリオドの1～64文字で指定してください。"

    /// Whether a key keeps to the rule.
    public static func isPlain(_ key: String) -> Bool {
        (1...64).contains(key.utf8.count)
            && key.utf8.allSatisfy { byte in
                (0x30...0x39).contains(byte) || (0x41...0x5a).contains(byte) || (0x61...0x7a).contains(byte)
                    || [0x2d, 0x2e, 0x5f].contains(byte)
            }
    }
}
