import ArgumentParser
import ConnectionTest
import Foundation
import NameResolution
import OrganisationProtocol
import ServerWatch
import ServiceCalendar
import Verdicts

/// Asks a plan's servers again and again, and tells what changes.
struct WatchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "watch",
        abstract: Words.abstract(
            "Asks the servers of a plan on a schedule and prints changes only.", "計画のサーバーを定期的に確認し、変化だけを表示します。"),
        discussion: Words.discussion(
            """
            Nothing is registered and nobody signs in: name, TCP, TLS, chain, revocation and the sign-in pages are asked, as T1 to \
            T5 do. With --metrics-port Prometheus reads the last round at http://127.0.0.1:PORT/metrics.
            Ends at Ctrl-C, or after --rounds. Exit status: 0 all answered in the last round, 3 one did not, 1, 2 as elsewhere.
            """,
            """
            何も登録せず、サインインもしません。T1からT5と同じく、名前解決、TCP、TLS、証明書、失効、
            サインイン画面を確認します。--metrics-port を指定すると、Prometheusが直近の結果を
            http://127.0.0.1:ポート/metrics で読み取れます。
            Ctrl-C または --rounds で終了します。終了コード: 0 最後の確認ですべて応答、3 応答なしあり、
            1・2 は他と同じです。
            """,
            examples: """
                  kakehashi-check watch --plan plan.json --every 60 --metrics-port 9500
                """))

    @OptionGroup var plan: PlanOptions

    @Option(help: Words.help("Seconds from the beginning of a round to that of the next.", "確認を始めてから次に始めるまでの秒数です。"))
    var every: Double = 60

    @Option(help: Words.help("Ends after so many rounds.", "この回数で終了します。"))
    var rounds: Int?

    @Option(
        help: Words.help(
            "Shows the last round to Prometheus on this port of 127.0.0.1; 0 takes a free one and says which.",
            "直近の結果を、127.0.0.1 のこのポートでPrometheusに示します。0のときは空いているポートを選び、番号を表示します。"))
    var metricsPort: Int?

    func validate() throws {
        guard every > 0 else {
            throw ValidationError(Words.say("--every must be more than 0", "--every は0より大きい値にしてください。"))
        }
        guard rounds.map({ $0 > 0 }) ?? true else {
            throw ValidationError(Words.say("--rounds must be more than 0", "--rounds は1以上にしてください。"))
        }
    }

    func run() async throws {
        let isGood = try await telling {
            let (servers, clock) = try await watched()
            let endpoint: MetricsEndpoint?
            do {
                endpoint = if let metricsPort { try await MetricsEndpoint.start(port: metricsPort) } else { nil }
            } catch {
                throw PlanError(file: "--metrics-port", reason: "\(error)")
            }
            if let endpoint {
                Words.show(Words.say("metrics at", "メトリクス") + " http://127.0.0.1:\(endpoint.port)/metrics")
            }
            return try await repeated(servers, clock, endpoint)
        }
        throw ExitCode(isGood ? 0 : 3)
    }

    private func repeated(
        _ servers: [WatchedServer], _ clock: any WallClock, _ endpoint: MetricsEndpoint?
    ) async throws -> Bool {
        var changes = StateChanges()
        var count = 0
        let begin = ContinuousClock().now
        while true {
            let round = await ProbeRound.run(servers, concurrency: 16)
            count += 1
            for finding in changes.changes(in: round) {
                Words.show("\(JapanTime.text(clock.now)) \(FindingLine(finding).text)")
            }
            endpoint?.show(MetricsText(round, rounds: count, at: clock.now))
            if count == rounds {
                await endpoint?.stop()
                return round.allSatisfy { $0.failure == nil }
            }
            // From beginning to beginning: a slow round does not push the schedule; what was missed is not made up for.
            let passed = ContinuousClock().now - begin
            let next = (passed / .seconds(every)).rounded(.down) + 1
            try await Task.sleep(until: begin + .seconds(every) * next)
        }
    }

    private func watched() async throws -> ([WatchedServer], any WallClock) {
        let settings = try plan.settings()
        let clock = try PlanOptions.clock(settings)
        let document = try await plan.signed(settings).document
        let base = try TestPlan(document, settings, at: clock.now)
        let anchors = try plan.anchors(settings)
        func server(_ name: String, _ port: Int, _ path: String) -> WatchedServer {
            WatchedServer(
                title: "\(name):\(port)",
                probe: ServerProbe(
                    name: name, port: port, address: nil, path: path, shows: "サインイン",
                    nameServer: NameServer(address: base.nameServer.host, port: base.nameServer.port),
                    repository: base.repository, anchors: anchors, sourceAddress: "0.0.0.0", clock: clock))
        }
        let servers = document.bureaus.flatMap { side in
            [
                server(side.serverName, side.serverPort, "/clerk/sign-in"),
                server(side.administrationName, side.serverPort, "/admin/sign-in"),
            ]
        }
        return (servers, clock)
    }
}
