import CCurl
import Foundation

/// `client.json`, as for the client in Python; paths are relative to it.
struct Settings: Decodable {
    var server: String
    var port: Int
    var system: String
    var authority: String
    var revocationList: String
    var certificate: String
    var key: String
    var address: String?
    var timeout: Double?

    enum CodingKeys: String, CodingKey {
        case server, port, system, authority, certificate, key, address, timeout
        case revocationList = "revocation_list"
    }

    static func read(_ file: String) throws -> (Settings, folder: URL) {
        let place = URL(filePath: file)
        return (
            try JSONDecoder().decode(Settings.self, from: Data(contentsOf: place)),
            place.deletingLastPathComponent()
        )
    }
}

/// Why nothing good came of a request.
enum ClientError: Error {
    /// `application/problem+json`.
    case refused(String)
    /// Outside the service hours; in how many seconds the service opens.
    case closed(seconds: Int)
    /// Rows that were not taken.
    case rejected([String])
    /// The server is not to be trusted, or nobody can say: nothing was sent.
    case untrusted(String)
    case unanswered(String)
}

/// One exchange by mutual TLS, with the platform's CA alone and its revocation list.
struct Channel {
    let settings: Settings
    let folder: URL

    /// Sends once.
    ///
    /// A certificate that is revoked, or of another CA, ends the handshake before anything is sent.
    func post(_ path: String, _ body: Data) throws -> (status: Int, body: Data, retryAfter: Int) {
        let list = try revocationList()
        defer { try? FileManager.default.removeItem(at: list) }
        let handle = curl_easy_init()
        defer { curl_easy_cleanup(handle) }
        let answer = try perform(handle) { handle in
            _ = kc_set_text(handle, CURLOPT_URL, "https://\(settings.server):\(settings.port)\(path)")
            _ = kc_set_text(handle, CURLOPT_CAINFO, file(settings.authority))
            _ = kc_set_text(handle, CURLOPT_CAPATH, nil)
            _ = kc_set_text(handle, CURLOPT_CRLFILE, list.path())
            _ = kc_set_text(handle, CURLOPT_SSLCERT, file(settings.certificate))
            _ = kc_set_text(handle, CURLOPT_SSLKEY, file(settings.key))
            _ = body.withUnsafeBytes { kc_set_body(handle, $0.baseAddress, $0.count) }
        }
        return (kc_status(handle), answer, Int(kc_retry_after(handle)))
    }

    private func file(_ name: String) -> String { URL(filePath: name, relativeTo: folder).path() }

    /// The list as a PEM file; without one there is no connection.
    private func revocationList() throws -> URL {
        let handle = curl_easy_init()
        defer { curl_easy_cleanup(handle) }
        let der: Data
        do {
            der = try perform(handle) { _ = kc_set_text($0, CURLOPT_URL, settings.revocationList) }
        } catch {
            throw ClientError.untrusted("the revocation list cannot be had: \(error)")
        }
        let pem =
            "-----BEGIN X509 CRL-----\n\(der.base64EncodedString(options: .lineLength64Characters))\n-----END X509 CRL-----\n"
        let place = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).pem")
        try pem.write(to: place, atomically: true, encoding: .utf8)
        return place
    }

    private final class Received { var data = Data() }

    private func perform(_ handle: UnsafeMutableRawPointer?, _ prepare: (UnsafeMutableRawPointer?) -> Void) throws
        -> Data
    {
        let received = Received()
        var headers = curl_slist_append(nil, "Content-Type: application/json")
        defer { curl_slist_free_all(headers) }
        headers = curl_slist_append(headers, "Expect:")
        _ = kc_set_list(handle, CURLOPT_HTTPHEADER, headers)
        _ = kc_set_number(handle, CURLOPT_TIMEOUT_MS, Int((settings.timeout ?? 60) * 1000))
        var places: UnsafeMutablePointer<curl_slist>?
        if let address = settings.address, !address.isEmpty {
            places = curl_slist_append(nil, "\(settings.server):\(settings.port):\(address):\(settings.port)")
            _ = kc_set_list(handle, CURLOPT_CONNECT_TO, places)
        }
        defer { curl_slist_free_all(places) }
        _ = kc_set_writer(
            handle,
            { bytes, size, count, context in
                if let bytes, let context {
                    Unmanaged<Received>.fromOpaque(context).takeUnretainedValue().data.append(
                        UnsafeRawPointer(bytes).assumingMemoryBound(to: UInt8.self), count: size * count)
                }
                return size * count
            }, Unmanaged.passUnretained(received).toOpaque())
        prepare(handle)
        let result = withExtendedLifetime(received) { curl_easy_perform(handle) }
        guard result == CURLE_OK else {
            let words = String(cString: curl_easy_strerror(result))
            switch result {
            case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_CRL_BADFILE,
                CURLE_SSL_ISSUER_ERROR:
                throw ClientError.untrusted(words)
            default: throw ClientError.unanswered(words)
            }
        }
        return received.data
    }
}
