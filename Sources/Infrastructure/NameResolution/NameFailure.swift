/// Why a DNS server gave no usable answer.
public enum NameFailure: Error, Sendable, Hashable {
    /// Silence, or no way to the server: nothing came back in time.
    case noAnswer(server: NameServer, afterMilliseconds: Double)
    /// The host refuses DNS (ICMP port unreachable) or the server refuses the question (RCODE 5).
    case refused(server: NameServer)
    /// The server says that the name does not exist (NXDOMAIN).
    case noSuchName(String)
    /// The name exists but has no record of the kind asked for.
    case noData(String)
    /// The server could not do its work (SERVFAIL and the like): often its forwarder is unreachable.
    case serverFailure(server: NameServer)
    /// What came back, or the name to ask for, is not valid DNS; the text says what.
    case malformed(String)
    /// The server's or the source address cannot be used; the text says why.
    case invalidServer(String)

    /// A stable code for logs and machine-readable reports.
    public var code: String {
        switch self {
        case .noAnswer: "name.no-answer"
        case .refused: "name.refused"
        case .noSuchName: "name.no-such-name"
        case .noData: "name.no-data"
        case .serverFailure: "name.server-failure"
        case .malformed: "name.malformed"
        case .invalidServer: "name.invalid-server"
        }
    }

    /// One Japanese sentence for an organisation's staff.
    public var summary: String {
        switch self {
        case .noAnswer(let server, let milliseconds):
            "DNSサーバー \(server) から応答がありません(\(Int(milliseconds.rounded()))ミリ秒待ちました)。"
        case .refused(let server):
            "DNSサーバー \(server) が問合せを拒否しました。"
        case .noSuchName(let name):
            "「\(name)」という名前は登録されていません。"
        case .noData(let name):
            "「\(name)」は登録されていますが、求めた種類のレコードがありません。"
        case .serverFailure(let server):
            "DNSサーバー \(server) が名前解決に失敗しました(転送先に届かない場合もこの応答になります)。"
        case .malformed(let detail):
            "名前解決の内容が正しくありません: \(detail)"
        case .invalidServer(let detail):
            "DNSサーバー又は送信元の指定が正しくありません: \(detail)"
        }
    }
}
