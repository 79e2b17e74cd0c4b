import Foundation

/// A file as it was uploaded, down to the JSON object in it.
enum MasterFile {
    /// The largest file that is read [O].
    static let limit = 8 << 20

    /// The object in a UTF-8 JSON file, with or without a byte order mark.
    static func object(_ bytes: [UInt8]) throws(MasterError) -> [String: Any] {
        guard bytes.count <= limit else { throw .unreadable(.tooLarge) }
        let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
        guard !body.isEmpty else { throw .unreadable(.empty) }
        if let other = MasterFileFault.otherFormat(body) { throw .unreadable(other) }
        guard let text = String(validating: body, as: UTF8.self) else {
            throw .unreadable(looksLikeShiftJIS(body) ? .shiftJIS : .notText)
        }
        guard text.contains(where: { !$0.isWhitespace }) else { throw .unreadable(.empty) }
        let parsed: Any
        do {
            parsed = try JSONSerialization.jsonObject(with: Data(body))
        } catch {
            throw .unreadable(.notJSON(line: line(of: error as NSError, in: body)))
        }
        guard let object = parsed as? [String: Any] else { throw .unreadable(.notAnObject) }
        return object
    }

    /// The parser says "around character N", counted in bytes.
    private static func line(of error: NSError, in body: [UInt8]) -> Int? {
        guard let text = error.userInfo[NSDebugDescriptionErrorKey] as? String,
            let number = text.split(whereSeparator: { !$0.isNumber }).last.flatMap({ Int($0) }), number <= body.count
        else { return nil }
        return body.prefix(number).count { $0 == 0x0A } + 1
    }

    /// Every byte above ASCII is half-width kana or leads a pair that Shift_JIS has.
    private static func looksLikeShiftJIS(_ bytes: [UInt8]) -> Bool {
        var index = 0
        while index < bytes.count {
            switch bytes[index] {
            case 0x00...0x80, 0xA1...0xDF: index += 1
            case 0x81...0x9F, 0xE0...0xFC:
                guard index + 1 < bytes.count, (0x40...0xFC).contains(bytes[index + 1]), bytes[index + 1] != 0x7F else {
                    return false
                }
                index += 2
            default: return false
            }
        }
        return true
    }
}
