import AuditLog
import Foundation
import HTTPTypes
import Metering
import WebServer

/// What supervisors, load balancers and Prometheus ask: on an address of its own, nothing about anybody.
struct OperationRoutes: Sendable {
    let health: Health
    let book: MeterBook

    /// As `/readyz` answers.
    private struct Readiness: Encodable {
        let ready: Bool
        /// Ready, but not for everybody: the findings name the servers.
        let degraded: Bool
        let findings: [HealthFinding]
    }

    var routes: [Route] {
        [
            .machine(.get, "/livez", .open, .operationRead) { _ in
                .file(Array("alive\n".utf8), type: "text/plain; charset=utf-8")
            },
            .machine(.get, "/readyz", .open, .operationRead) { _ in
                let findings = await health.look()
                let isReady = !findings.contains(where: \.isDecisive)
                let isDegraded = isReady && findings.contains { $0.fault != nil }
                return try .json(
                    Readiness(ready: isReady, degraded: isDegraded, findings: findings), status: isReady ? 200 : 503)
            },
            .machine(.get, "/metrics", .open, .operationRead) { _ in
                .file(
                    Array((book.page + ProcessFigures.page).utf8),
                    type: "text/plain; version=0.0.4; charset=utf-8")
            },
        ]
    }
}

/// The process as the kernel sees it, under the names that Prometheus' own libraries use.
enum ProcessFigures {
    static var page: String {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        let seconds =
            Double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
            + Double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6
        let pages = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8))?.split(separator: " ")
        let resident = (pages?.dropFirst().first.flatMap { Int($0) } ?? 0) * Int(sysconf(Int32(_SC_PAGESIZE)))
        let files = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd"))?.count ?? 0
        var limit = rlimit()
        getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        return """
            # TYPE process_cpu_seconds_total counter
            process_cpu_seconds_total \(seconds)
            # TYPE process_resident_memory_bytes gauge
            process_resident_memory_bytes \(resident)
            # TYPE process_open_fds gauge
            process_open_fds \(files)
            # TYPE process_max_fds gauge
            process_max_fds \(limit.rlim_cur)

            """
    }
}
