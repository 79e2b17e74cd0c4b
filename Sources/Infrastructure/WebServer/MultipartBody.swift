import Foundation

/// The parts of a `multipart/form-data` body (RFC 7578).
enum MultipartBody {
    struct Part {
        let name: String
        /// Empty for what is no file, or none that was chosen.
        let fileName: String
        let isFile: Bool
        let content: [UInt8]
    }

    static func parts(contentType: String, body: [UInt8]) throws(Problem) -> [Part] {
        guard let boundary = parameter("boundary", of: contentType), !boundary.isEmpty else {
            throw .unreadable("multipart boundary")
        }
        let data = Data(body)
        let delimiter = Data("--\(boundary)".utf8)
        var parts: [Part] = []
        guard var start = data.range(of: delimiter)?.upperBound else { throw .unreadable("multipart") }
        while let next = data.range(of: delimiter, in: start..<data.endIndex) {
            if let part = part(data[start..<next.lowerBound]) { parts.append(part) }
            start = next.upperBound
        }
        guard data[start...].starts(with: Data("--".utf8)) else { throw .unreadable("multipart") }
        return parts
    }

    private static func part(_ slice: Data) -> Part? {
        guard let gap = slice.range(of: Data("\r\n\r\n".utf8)) else { return nil }
        let headers = String(decoding: slice[slice.startIndex..<gap.lowerBound], as: UTF8.self)
        let disposition = headers.split(separator: "\r\n")
            .first { $0.lowercased().hasPrefix("content-disposition:") }
            .map(String.init)
        guard let disposition, let name = parameter("name", of: disposition) else { return nil }
        var content = slice[gap.upperBound...]
        if content.suffix(2) == Data("\r\n".utf8) { content = content.dropLast(2) }
        let fileName = fileName(of: disposition)
        return Part(name: name, fileName: fileName ?? "", isFile: fileName != nil, content: Array(content))
    }

    /// What stands in `filename="…"`: a semicolon in it ends nothing, and browsers write a quotation mark as `%22`.
    private static func fileName(of header: String) -> String? {
        guard let start = header.range(of: "filename=\"")?.upperBound else {
            return parameter("filename", of: header)
        }
        let rest = header[start...]
        return String(rest[..<(rest.firstIndex(of: "\"") ?? rest.endIndex)]).replacing("%22", with: "\"")
    }

    private static func parameter(_ name: String, of header: String) -> String? {
        for piece in header.split(separator: ";").dropFirst() {
            let sides = piece.trimmingCharacters(in: .whitespaces).split(separator: "=", maxSplits: 1)
            guard sides.count == 2, sides[0].lowercased() == name else { continue }
            return sides[1].trimmingCharacters(in: CharacterSet(charactersIn: "\""))
        }
        return nil
    }
}
