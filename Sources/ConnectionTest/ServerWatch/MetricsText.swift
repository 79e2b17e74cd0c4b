public import Foundation
import ServiceCalendar
import Verdicts

/// A round as Prometheus reads it (text exposition format 0.0.4).
public struct MetricsText: Sendable {
    public let text: String

    /// Writes a round that ended at an instant; `rounds` have ended since the program began.
    public init(_ round: [ServerFinding], rounds: Int, at ended: Date) {
        var lines: [String] = []
        func family(
            _ name: String, _ kind: String, _ help: String, _ samples: [(labels: [(String, String)], value: Double)]
        ) {
            guard !samples.isEmpty else { return }
            lines += ["# HELP \(name) \(help)", "# TYPE \(name) \(kind)"]
            for sample in samples {
                let labels = sample.labels.map { "\($0)=\"\(Self.escaped($1))\"" }.joined(separator: ",")
                lines.append("\(name)\(labels.isEmpty ? "" : "{\(labels)}") \(Self.number(sample.value))")
            }
        }
        family(
            "kakehashi_check_up", "gauge", "1 when the server's page came and nothing on the way failed.",
            round.map { ([("server", $0.server)], $0.failure == nil ? 1 : 0) })
        family(
            "kakehashi_check_failed", "gauge", "1 for the first hop that failed, with the failure's code.",
            round.compactMap { one in
                one.failure.map { ([("server", one.server), ("hop", $0.hop.rawValue), ("code", $0.code)], 1) }
            })
        family(
            "kakehashi_check_phase_seconds", "gauge", "How long each phase of the last round took.",
            round.flatMap { one in
                one.details.phases.map {
                    ([("server", one.server), ("phase", $0.phase.rawValue)], $0.milliseconds / 1000)
                }
            })
        family(
            "kakehashi_check_certificate_not_after_timestamp_seconds", "gauge", "When the server's certificate ends.",
            round.compactMap { one in
                one.details.tls?.certificates.first.flatMap { JapanTime.parse($0.notAfter) }.map {
                    ([("server", one.server)], $0.timeIntervalSince1970)
                }
            })
        family(
            "kakehashi_check_revocation_list_next_update_timestamp_seconds", "gauge",
            "When the revocation list runs out that was judged by.",
            round.compactMap { one in
                one.details.revocation?.nextUpdate.flatMap { JapanTime.parse($0) }.map {
                    ([("server", one.server)], $0.timeIntervalSince1970)
                }
            })
        family("kakehashi_check_rounds_total", "counter", "Rounds since the program began.", [([], Double(rounds))])
        family(
            "kakehashi_check_last_round_timestamp_seconds", "gauge", "When the last round ended.",
            [([], ended.timeIntervalSince1970)])
        text = lines.joined(separator: "\n") + "\n"
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
    }

    private static func number(_ value: Double) -> String {
        value == value.rounded() && abs(value) < 1e15 ? String(Int64(value)) : String(value)
    }
}
