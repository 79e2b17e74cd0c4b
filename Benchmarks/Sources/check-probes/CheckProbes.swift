import ArgumentParser
import ConnectionTest
import Foundation
import NameResolution
import OrganisationProtocol
import PKI
import ServiceCalendar
import Synchronization
import Verdicts

/// Probes one server again and again for some seconds, several at a time, as `kakehashi-check` does: TCP, TLS, chain,
/// revocation, HTTP, the page's text; prints probes, seconds and this process's own CPU time as JSON.
@main
struct CheckProbes: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "check-probes")

    @Option(help: "The name that the server's certificate speaks of.") var name: String
    @Option(help: "The server's port at 127.0.0.1.") var port: Int
    @Option(help: "The port of the revocation list at 127.0.0.1.") var listPort: Int
    @Option(help: "The CA certificate, PEM.") var authority: String
    @Option(help: "How long.") var seconds = 10.0
    @Option(help: "Probes at a time.") var lanes = 16
    @Flag(help: "Fetch the revocation list anew for each probe.") var fresh = false

    func run() async throws {
        let authority = try IssuedCertificate(pem: String(contentsOfFile: authority, encoding: .utf8))
        @Sendable func probe() -> ServerProbe {
            ServerProbe(
                name: name, port: port, address: "127.0.0.1", path: "/", shows: "サインイン",
                nameServer: NameServer(address: "127.0.0.1", port: 53),
                repository: .init(name: "127.0.0.1", port: listPort, listPath: "/platform-ca.crl"),
                anchors: TrustAnchors([authority]), sourceAddress: "127.0.0.1")
        }
        let lasting = probe()
        let first = await lasting.run()
        guard first.failure == nil else { throw ValidationError("\(first.failure?.seen ?? "")") }
        guard first.details.revocation?.isReached == true else { throw ValidationError("revocation was not checked") }
        let tally = Tally()
        let (start, before) = (ContinuousClock.now, Self.processTime)
        let end = start + .seconds(seconds)
        await withTaskGroup { group in
            for _ in 0..<lanes {
                group.addTask {
                    while ContinuousClock.now < end {
                        let result = await (fresh ? probe() : lasting).run()
                        tally.add(failed: result.failure != nil)
                    }
                }
            }
        }
        let taken = (ContinuousClock.now - start) / .seconds(1)
        let report: [String: Double] = [
            "probes": Double(tally.counts.probes), "failures": Double(tally.counts.failures), "seconds": taken,
            "cpu": Self.processTime - before,
        ]
        print(String(decoding: try JSONEncoder().encode(report), as: UTF8.self))
    }

    /// User and system time of this process, in seconds.
    private static var processTime: Double {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return Double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
            + Double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6
    }
}

/// What was counted so far.
private final class Tally: Sendable {
    private let kept = Mutex((probes: 0, failures: 0))

    var counts: (probes: Int, failures: Int) { kept.withLock { $0 } }

    func add(failed: Bool) {
        kept.withLock { $0 = ($0.probes + 1, $0.failures + (failed ? 1 : 0)) }
    }
}
