import Foundation

/// One connection as the listener saw it, told when it has ended.
struct Visit: Sendable {
    /// The address that the caller came from.
    var peer = ""
    /// Whether the TLS handshake was completed.
    var isSecured = false
    /// The caller's certificate in DER.
    var clientCertificate: [UInt8]?
    /// How many requests were answered, where more than one may be.
    var requests = 0
    /// All that the caller said, decrypted.
    var received: [UInt8] = []

    var text: String { String(decoding: received, as: UTF8.self) }

    /// Whether a request has come with the whole body that its head announces.
    var hasWholeRequest: Bool {
        guard let end = text.range(of: "\r\n\r\n") else { return false }
        let announced = text[..<end.lowerBound].split(separator: "\r\n").first { $0.hasPrefix("content-length: ") }
        let length = announced.flatMap { Int($0.dropFirst("content-length: ".count)) } ?? 0
        return text[end.upperBound...].utf8.count >= length
    }
}
