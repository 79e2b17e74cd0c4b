import Foundation

/// A text file's text.
public enum AttachmentText {
    /// Decodes UTF-8 or Shift_JIS (as Windows writes it); nil for what is no text.
    public static func decoded(_ bytes: [UInt8]) -> String? {
        let plain = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
        guard !plain.contains(where: { $0 < 0x20 && ![0x09, 0x0A, 0x0C, 0x0D, 0x1B].contains($0) }) else { return nil }
        return String(validating: plain, as: UTF8.self) ?? String(data: Data(plain), encoding: .shiftJIS)
    }
}
