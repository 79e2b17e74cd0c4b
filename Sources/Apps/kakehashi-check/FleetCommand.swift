import ArgumentParser
import ConnectionTest
import Foundation
import NameResolution
import OrganisationProtocol
import PKI
import ServerWatch
import ServiceCalendar
import Verdicts

/// Asks many servers at once: the operator's view.
struct FleetCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fleet",
        abstract: Words.abstract(
            "Asks all servers of a list: name, TCP, TLS, chain, revocation, sign-in page.",
            "一覧のすべてのサーバーを確認します（名前解決、TCP、TLS、証明書、失効、サインイン画面）。"),
        discussion: Words.discussion(
            """
            The list has a server a line: NAME[:PORT] [ADDRESS]; # begins a remark.
            Exit status: 0 all answer, 3 one does not, 1 the tool itself failed, 2 wrong usage.
            """,
            """
            一覧は1行に1台です: 名前[:ポート] [アドレス]。# から後は注記です。
            終了コード: 0 すべて応答、3 応答なしあり、1 プログラムの異常、2 使い方の誤り。
            """,
            examples: """
                  kakehashi-check fleet servers.txt --ca ca.pem --repository r.example
                """))

    @Argument(help: Words.help("The list of servers.", "サーバーの一覧です。"), completion: .file())
    var list: String

    @OptionGroup var way: WayOptions

    @Option(help: Words.help("How many servers are asked at the same time.", "同時に確認するサーバーの台数です。"))
    var concurrency = 32

    @Flag(help: Words.help("Prints JSON instead of a table.", "表ではなくJSONで表示します。"))
    var json = false

    func validate() throws {
        guard (1...1024).contains(concurrency) else {
            throw ValidationError(Words.say("--concurrency 1 to 1024", "--concurrency は1から1024までです。"))
        }
    }

    func run() async throws {
        let round = try await telling {
            let servers = try way.servers(try Self.read(list))
            let isLive = !json && isatty(STDOUT_FILENO) == 1
            let count = Counter()
            let round = await ProbeRound.run(servers, concurrency: concurrency) { _ in
                guard isLive else { return }
                FileHandle.standardError.write(Data("\r\u{1b}[2K\(count.next())/\(servers.count)".utf8))
            }
            if isLive { FileHandle.standardError.write(Data("\r\u{1b}[2K".utf8)) }
            return round
        }
        if json {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            Words.show(String(decoding: try encoder.encode(round), as: UTF8.self))
        } else {
            for finding in round { Words.show(FindingLine(finding).text) }
            let failed = round.filter { $0.failure != nil }.count
            Words.show(
                Words.say("\(round.count) servers, \(failed) failing", "\(round.count)台中、\(failed)台が不合格"))
        }
        throw ExitCode(round.allSatisfy { $0.failure == nil } ? 0 : 3)
    }

    static func read(_ file: String) throws -> ServerList {
        guard let data = FileManager.default.contents(atPath: file) else {
            throw PlanError(file: file, reason: "cannot be read", japanese: "読み取れません。")
        }
        do {
            return try ServerList(String(decoding: data, as: UTF8.self))
        } catch {
            throw PlanError(file: file, reason: "\(error)")
        }
    }
}

/// How the servers of a list are asked.
struct WayOptions: ParsableArguments {
    @Option(
        help: Words.help(
            "A CA certificate (PEM) to trust, or a folder of them; may be given several times.",
            "信頼するCA証明書（PEM）、またはそのフォルダーです。複数回指定できます。"),
        completion: .file())
    var ca: [String]

    @Option(
        help: Words.help(
            "公開リポジトリ, NAME:PORT; by an address instead of a name, that is not asked for.",
            "公開リポジトリです（名前:ポート）。アドレスで書くと名前解決をしません。"))
    var repository: String

    @Option(help: Words.help("The path of its revocation list.", "失効リストのパスです。"))
    var listPath = "/repository/platform-ca.crl"

    @Option(
        help: Words.help(
            "Whom to ask for names: ADDRESS[:PORT]; else the machine's own.",
            "名前を問い合わせるDNSサーバーです（アドレス[:ポート]）。省略時はこの端末の設定に従います。"))
    var dns: String?

    @Option(help: Words.help("The page that is asked for.", "取得する画面のパスです。"))
    var path = "/clerk/sign-in"

    @Option(help: Words.help("What the page must show.", "画面に表示されるべき語です。"))
    var shows = "サインイン"

    @Option(
        help: Words.help(
            "The instant by which certificates are judged, RFC 3339, in a rehearsal.", "リハーサルで証明書を判定する日時です（RFC 3339）。"))
    var at: String?

    func servers(_ list: ServerList) throws(PlanError) -> [WatchedServer] {
        guard let repository = Self.pair(repository, 80), let server = try dns.map(Self.server) ?? systemServer else {
            throw PlanError(file: "--repository, --dns", reason: "write NAME:PORT and ADDRESS[:PORT]")
        }
        var certificates: [IssuedCertificate] = []
        for file in ca { certificates += try TrustFolder.anchors(in: file).certificates }
        let anchors = TrustAnchors(certificates)
        let clock: any WallClock = try at.map(Self.clock) ?? SystemClock()
        return list.entries.map { entry in
            WatchedServer(
                title: "\(entry.name):\(entry.port)",
                probe: ServerProbe(
                    name: entry.name, port: entry.port, address: entry.address, path: path, shows: shows,
                    nameServer: server,
                    repository: .init(name: repository.0, port: repository.1, listPath: listPath), anchors: anchors,
                    sourceAddress: "0.0.0.0", clock: clock))
        }
    }

    private var systemServer: NameServer? {
        LocalSettings.systemNameServer().map { NameServer(address: $0.host, port: $0.port) }
    }

    private static func clock(_ text: String) throws(PlanError) -> any WallClock {
        guard let at = JapanTime.parse(text) else { throw PlanError(file: "--at", reason: "not RFC 3339") }
        return RehearsalClock(at: at)
    }

    private static func server(_ text: String) throws(PlanError) -> NameServer {
        guard let (address, port) = pair(text, 53) else {
            throw PlanError(file: "--dns", reason: "write ADDRESS[:PORT]")
        }
        return NameServer(address: address, port: port)
    }

    private static func pair(_ text: String, _ port: Int) -> (String, Int)? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        guard parts.count <= 2, !parts[0].isEmpty, let number = parts.count == 1 ? port : Int(parts[1]) else {
            return nil
        }
        return (parts[0], number)
    }
}

/// A finding on one line.
struct FindingLine {
    let finding: ServerFinding

    init(_ finding: ServerFinding) {
        self.finding = finding
    }

    var text: String {
        let time = String(format: "%7.1f ms", finding.milliseconds)
        var text = "\(Columns.pad(finding.server, 44)) \(Columns.pad(finding.verdict.title, 6)) \(time)"
        if let failure = finding.failure { text += "  \(failure.hop.title): \(failure.seen)" }
        return text
    }
}
