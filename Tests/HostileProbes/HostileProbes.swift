import ConnectionTest
import Foundation
import MutualTLS
import NameResolution
import OrganisationProtocol
import PKI
import ServiceCalendar
import Synchronization
import Verdicts

/// Makes exchanges with hostile servers, many at a time, until so many answers were had.
@main
struct HostileProbes {
    /// Ports of 127.0.0.1, as the servers that were started say.
    struct Settings: Decodable {
        let dns: Int
        let tls: Int
        let list: Int
        /// A CA certificate in PEM: the anchor of what the TLS server shows when it shows something whole.
        let authority: String
        /// An instant within the certificates' validity, RFC 3339.
        let at: String
        let name: String
        let exchanges: Int
        let lanes: Int
        /// Of a phase, in milliseconds.
        let patience: Int
    }

    static func main() async throws {
        let settings = try JSONDecoder().decode(Settings.self, from: FileHandle.standardInput.readDataToEndOfFile())
        let run = try HostileRun(settings)
        let report = await run.report()
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        print(String(decoding: try encoder.encode(report), as: UTF8.self))
        exit(report.isGood ? 0 : 3)
    }
}

/// What is printed in the end.
struct HostileReport: Encodable {
    var exchanges = 0
    /// How they ended: `passed`, or a code; the longest of each kind in milliseconds.
    var outcomes: [String: Int] = [:]
    var longestMilliseconds = 0.0
    var allowedMilliseconds = 0.0
    var peakKilobytes = 0

    static let allowedKilobytes = 64 << 10

    var isGood: Bool { longestMilliseconds <= allowedMilliseconds && peakKilobytes <= Self.allowedKilobytes }
}

/// All exchanges, in lanes that each make one after the other.
final class HostileRun: Sendable {
    private let settings: HostileProbes.Settings
    /// One for each lane, each from an address of its own: one address alone has too few ports for a million connections.
    private let probes: [ServerProbe]
    private let server: NameServer
    private let patience: Duration
    private let kept = Mutex(HostileReport())

    init(_ settings: HostileProbes.Settings) throws {
        self.settings = settings
        patience = .milliseconds(settings.patience)
        server = NameServer(address: "127.0.0.1", port: settings.dns)
        let authority = TrustAnchors([try IssuedCertificate(pem: settings.authority)])
        let clock = RehearsalClock(at: JapanTime.parse(settings.at) ?? Date())
        let (server, patience) = (server, patience)
        probes = (0..<settings.lanes).map { lane in
            ServerProbe(
                name: settings.name, port: settings.tls, address: "127.0.0.1", path: "/admin/sign-in",
                shows: "サインイン", nameServer: server,
                repository: .init(
                    name: "127.0.0.1", port: settings.list, listPath: "/repository/platform-ca.crl"),
                anchors: authority, sourceAddress: "127.0.1.\(lane % 250 + 1)", clock: clock,
                patience: Patience(name: patience, attempts: 1, phase: patience))
        }
    }

    func report() async -> HostileReport {
        await withTaskGroup { group in
            for lane in 0..<settings.lanes {
                group.addTask { [self] in
                    for number in stride(from: lane, to: settings.exchanges, by: settings.lanes) {
                        await one(number, probes[lane])
                    }
                }
            }
        }
        var report = kept.withLock { $0 }
        // TCP, TLS, the list's TCP and answer, the answer: each may take its whole patience. The rest is a busy machine's.
        report.allowedMilliseconds = patience / .milliseconds(1) * 5 + 2_000
        report.peakKilobytes = Self.peak()
        return report
    }

    /// Of ten exchanges three are names, two lists, five pages.
    private func one(_ number: Int, _ probe: ServerProbe) async {
        let start = ContinuousClock.now
        let (kind, code): (String, String?)
        switch number % 10 {
        case 0, 3, 6: (kind, code) = ("name", await name())
        case 1, 7: (kind, code) = ("list", await probe.fetchList().failure?.code)
        default: (kind, code) = ("page", await probe.run().failure?.code)
        }
        let milliseconds = (ContinuousClock.now - start) / .milliseconds(1)
        kept.withLock { report in
            report.exchanges += 1
            report.outcomes["\(kind) \(code ?? "passed")", default: 0] += 1
            report.longestMilliseconds = max(report.longestMilliseconds, milliseconds)
        }
    }

    private func name() async -> String? {
        do {
            _ = try await Resolver.resolve(
                NameQuery(name: settings.name, server: server, timeout: patience, attempts: 1))
            return nil
        } catch {
            return error.code
        }
    }

    /// The most memory that this process ever held (`/proc/self/status`).
    private static func peak() -> Int {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") } ?? ""
        return Int(line.split(whereSeparator: { !$0.isNumber }).first ?? "") ?? .max
    }
}
