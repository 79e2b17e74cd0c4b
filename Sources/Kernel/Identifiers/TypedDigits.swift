/// Digits as people type them; machines must send the plain form.
public enum TypedDigits {
    /// Folds full-width digits, and drops hyphens and spaces of either width.
    public static func fold(_ text: String) -> String {
        var plain = ""
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0xff10...0xff19: plain.unicodeScalars.append(Unicode.Scalar(UInt8(scalar.value - 0xff10 + 0x30)))
            // Spaces of all widths, then what keyboards and input methods give for a hyphen, 長音 included.
            case 0x09, 0x20, 0xa0, 0x3000, 0x2d, 0x2010...0x2015, 0x2212, 0xff0d, 0x30fc, 0xff70: continue
            default: plain.unicodeScalars.append(scalar)
            }
        }
        return plain
    }
}
