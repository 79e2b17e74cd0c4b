import Foundation

/// The PEM blocks of a file as people save them (RFC 7468 §2, the lax syntax of §3).
///
/// The library's reader wants nothing but blocks; real files have text before them, carriage returns or a byte order mark.
enum PEMText {
    struct Block {
        let label: String
        let content: Result<[UInt8], EncodingFault>
    }

    private static let dashes = Array("-----".utf8)
    private static let begin = Array("-----BEGIN ".utf8)
    private static let end = Array("-----END ".utf8)

    /// All blocks in their order; empty when the file has none.
    static func blocks(in file: [UInt8]) -> [Block] {
        var blocks: [Block] = []
        var open: (label: String, text: [UInt8])?
        for line in lines(of: plain(file)) {
            if let label = label(of: line, after: begin) {
                if let open { blocks.append(Block(label: open.label, content: .failure(.cut))) }
                open = (label, [])
            } else if let label = label(of: line, after: end) {
                guard let ended = open else { continue }
                let isWhole = ended.label == label
                blocks.append(Block(label: ended.label, content: isWhole ? decode(ended.text) : .failure(.cut)))
                open = nil
            } else {
                open?.text += line
            }
        }
        if let open { blocks.append(Block(label: open.label, content: .failure(.cut))) }
        return blocks
    }

    /// The file's bytes without a byte order mark; UTF-16, as Windows saves "Unicode", as UTF-8.
    private static func plain(_ file: [UInt8]) -> ArraySlice<UInt8> {
        if file.starts(with: [0xef, 0xbb, 0xbf]) { return file.dropFirst(3) }
        let isLittle = file.starts(with: [0xff, 0xfe])
        guard isLittle || file.starts(with: [0xfe, 0xff]), file.count.isMultiple(of: 2) else { return file[...] }
        let units = stride(from: 2, to: file.count, by: 2).map { index -> UInt16 in
            let (first, second) = (UInt16(file[index]), UInt16(file[index + 1]))
            return isLittle ? second << 8 | first : first << 8 | second
        }
        return Array(String(decoding: units, as: UTF16.self).utf8)[...]
    }

    private static func lines(of file: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
        file.split { $0 == 0x0a || $0 == 0x0d }.map { line in
            var line = line.drop(while: isBlank)
            while let last = line.last, isBlank(last) { line.removeLast() }
            return line
        }
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0d).contains(byte) }

    private static func label(of line: ArraySlice<UInt8>, after opening: [UInt8]) -> String? {
        guard line.starts(with: opening), line.suffix(dashes.count).elementsEqual(dashes),
            line.count > opening.count + dashes.count
        else { return nil }
        return String(decoding: line.dropFirst(opening.count).dropLast(dashes.count), as: UTF8.self)
    }

    private static func decode(_ text: [UInt8]) -> Result<[UInt8], EncodingFault> {
        guard !text.isEmpty, let data = Data(base64Encoded: Data(text.filter { !isBlank($0) })) else {
            return .failure(.base64)
        }
        return .success(Array(data))
    }
}
