public import PKI

/// Fingerprints as somebody published them: a text, or a page that was saved (§2.3).
public struct FingerprintList: Sendable {
    private let found: Set<String>

    /// Takes every run of 40 (SHA-1) or 64 (SHA-256) hexadecimal digits out of a text, with or without colons or spaces
    /// between the bytes.
    public init(_ text: String) {
        var found: Set<String> = []
        var run = ""
        var pending = 0
        func end() {
            for length in [40, 64] where run.count == length { found.insert(run) }
            run = ""
            pending = 0
        }
        for character in text {
            if character.isHexDigit, character.isASCII {
                // Words such as "added" have hexadecimal letters: bytes that are set apart come two by two.
                if pending == 1, !run.count.isMultiple(of: 2) { end() }
                run += character.lowercased()
                pending = 0
            } else if character == ":" || character == " ", !run.isEmpty, pending == 0 {
                pending = 1
            } else {
                end()
            }
        }
        end()
        self.found = found
    }

    /// Whether there is any fingerprint.
    public var isEmpty: Bool { found.isEmpty }

    /// By which of its fingerprints a certificate is in the list; nil when it is not.
    public func algorithm(of certificate: IssuedCertificate) -> String? {
        func normal(_ text: String) -> String { text.lowercased().filter(\.isHexDigit) }
        if found.contains(normal(certificate.sha256Fingerprint)) { return "SHA-256" }
        return found.contains(normal(certificate.sha1Fingerprint)) ? "SHA-1" : nil
    }
}
