/// The text of a cell in the file and in the program.
enum CellText {
    /// What XML can carry: line ends as `\n`, no control characters, no noncharacters, `_x0041_` protected.
    static func writable(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        let unified = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
        for scalar in unified.unicodeScalars where isXML(scalar) { result.append(scalar) }
        // Excel reads _xHHHH_ as an escape, so one that a person typed is escaped itself (ECMA-376 Part 1 §22.9.2.19).
        return String(result).replacing(/_(?=x[0-9A-Fa-f]{4}_)/, with: "_x005F_")
    }

    /// Undoes `_xHHHH_` escapes; what stands for no character stays as it is.
    static func readable(_ text: String) -> String {
        guard text.contains("_x") else { return text }
        return text.replacing(/_x([0-9A-Fa-f]{4})_/) { match -> String in
            guard let code = UInt32(match.output.1, radix: 16), let scalar = Unicode.Scalar(code), code != 0 else {
                return String(match.output.0)
            }
            return String(scalar)
        }
    }

    /// `Char` of XML 1.0 §2.2 without the carriage return, which parsers change.
    private static func isXML(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
        default: false
        }
    }
}
