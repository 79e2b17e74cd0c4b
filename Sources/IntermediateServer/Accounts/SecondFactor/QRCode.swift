import CQREncode
import Foundation

/// QR codes (ISO/IEC 18004) by libqrencode.
enum QRCode {
    /// The text could not be put into a code.
    struct Failure: Error {
        let errno: Int32
    }

    /// A code as an SVG picture, black on white, with the quiet zone of four modules.
    /// - Throws: `Failure` when the text is too long.
    static func svg(of text: String) throws(Failure) -> [UInt8] {
        guard let code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M) else { throw Failure(errno: errno) }
        defer { QRcode_free(code) }
        let width = Int(code.pointee.width)
        var path = ""
        for y in 0..<width {
            for x in 0..<width where code.pointee.data[y * width + x] & 1 == 1 { path += "M\(x + 4) \(y + 4)h1v1h-1z" }
        }
        let size = width + 8
        return Array(
            """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(size) \(size)" shape-rendering="crispEdges">\
            <rect width="\(size)" height="\(size)" fill="#fff"/><path d="\(path)" fill="#000"/></svg>
            """.utf8)
    }
}
