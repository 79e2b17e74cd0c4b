/// A key, request, certificate, list or vault content that cannot be read or made.
public struct PKIError: Error, Sendable, Hashable, CustomStringConvertible {
    /// Stable, such as `certificate.malformed`.
    public let code: String
    /// For an engineer.
    public let message: String
    /// One sentence for staff.
    public let japanese: String

    /// Describes an error.
    public init(code: String, message: String, japanese: String) {
        self.code = code
        self.message = message
        self.japanese = japanese
    }

    /// The code and the engineer's message.
    public var description: String { "\(code): \(message)" }

    /// Runs what throws anything, and puts it into our words.
    static func reading<Answer>(_ matter: PKIMatter, _ work: () throws -> Answer) throws(PKIError) -> Answer {
        do {
            return try work()
        } catch let error as PKIError {
            throw error
        } catch {
            throw matter.malformed("\(error)")
        }
    }
}

/// What was being read or made when it went wrong.
enum PKIMatter: String {
    case key
    case name
    case request
    case certificate
    case list = "crl"
    case vault
    case document

    /// The error for something of this kind that does not have its form.
    func malformed(_ message: String) -> PKIError {
        PKIError(code: "\(rawValue).malformed", message: message, japanese: outdated(message) ?? japanese)
    }

    /// What has its form, but of a kind that is believed no more: the library refuses it while reading.
    private func outdated(_ message: String) -> String? {
        guard self == .certificate else { return nil }
        if message.contains("incorrectParameterSize") { return "証明書の鍵の長さが足りません（RSAは2048ビット以上）。" }
        if message.contains("unsupportedSignatureAlgorithm") { return "証明書の署名の方式が古く信頼できません（SHA-1など）。" }
        return nil
    }

    private var japanese: String {
        switch self {
        case .key: "秘密鍵を読み取れません。P-256の鍵のPEMファイルか確認してください。"
        case .name: "証明書に載せる名前の形式が正しくありません。"
        case .request: "CSR（証明書発行要求）を読み取れません。ファイルが正しいか確認してください。"
        case .certificate: "証明書を読み取れません。ファイルが正しいか確認してください。"
        case .list: "失効リスト（CRL）の形式が正しくないため読み取れません。"
        case .document: "署名付きの文書を読み取れません。ファイルが途中で切れていないか確認してください。"
        case .vault: "保管している秘密鍵を開けません。マスター鍵と保管データを確認してください。"
        }
    }
}
