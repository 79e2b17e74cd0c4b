import CCurl
import Dispatch
import Foundation

extension MailServer {
    /// The longest that one delivery may take, in seconds.
    private static let timeout = 30

    /// Hands one message to the server, on a thread that may wait.
    func deliver(_ message: [UInt8], of letter: Letter) async throws(MailError) {
        let password = try self.password
        let failure: MailError? = await withCheckedContinuation { continuation in
            DispatchQueue.global().async {
                continuation.resume(returning: self.send(message, of: letter, password: password))
            }
        }
        if let failure { throw failure }
    }

    private var password: String? {
        get throws(MailError) {
            guard let passwordFile else { return nil }
            guard let content = FileManager.default.contents(atPath: passwordFile) else {
                throw .notNow("the password file cannot be read")
            }
            return String(decoding: content, as: UTF8.self).trimmingCharacters(in: .newlines)
        }
    }

    private func send(_ message: [UInt8], of letter: Letter, password: String?) -> MailError? {
        var texts: [UnsafeMutablePointer<CChar>] = []
        defer { texts.forEach { free($0) } }
        func kept(_ text: String?) -> UnsafePointer<CChar>? {
            guard let text, let copy = strdup(text) else { return nil }
            texts.append(copy)
            return UnsafePointer(copy)
        }
        var reply = 0
        var error = [CChar](repeating: 0, count: Int(CURL_ERROR_SIZE))
        let code = message.withUnsafeBytes { bytes in
            var delivery = kakehashi_smtp_delivery(
                url: kept("\(security == .tls ? "smtps" : "smtp")://\(host):\(port)/kakehashi"),
                sender: kept("<\(letter.sender.text)>"), recipient: kept("<\(letter.recipient.text)>"),
                user: kept(user), password: kept(password), authority_file: kept(authorityFile),
                needs_tls: security == .none ? 0 : 1, timeout_seconds: Self.timeout,
                message: bytes.baseAddress?.assumingMemoryBound(to: CChar.self), length: bytes.count)
            return kakehashi_smtp_send(&delivery, &reply, &error)
        }
        if code == 0 { return nil }
        if (500..<600).contains(reply) { return .refused(reply) }
        let said = String(decoding: error.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        return .notNow("libcurl \(code), reply \(reply): \(said.prefix(120))")
    }
}
