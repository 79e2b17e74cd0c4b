import Foundation

/// One thing that must be so for requests to be answered.
struct HealthCheck: Sendable {
    let name: String
    /// Whom a fault concerns; nil where it concerns everybody.
    let servers: (@Sendable () -> [String])?
    /// Nil when all is well, otherwise what is not.
    let fault: @Sendable () async throws -> String?

    /// Names a check.
    init(
        name: String, servers: (@Sendable () -> [String])? = nil, fault: @escaping @Sendable () async throws -> String?
    ) {
        self.name = name
        self.servers = servers
        self.fault = fault
    }
}

/// What a look at one thing found.
struct HealthFinding: Sendable, Hashable, Codable {
    let check: String
    /// Absent when all is well.
    let fault: String?
    /// Whom a fault concerns; absent where it concerns everybody.
    let servers: [String]?

    /// Says what was found.
    init(check: String, fault: String?, servers: [String]? = nil) {
        self.check = check
        self.fault = fault
        self.servers = servers
    }

    /// Whether a process is of no use to anybody by this.
    var isDecisive: Bool { fault != nil && servers == nil }
}

/// Looks whether this process can serve, in less than two seconds whatever hangs.
actor Health {
    private let checks: [HealthCheck]
    private let patience: Duration
    private var isDraining = false
    /// Looks that have not come back; they are not begun again.
    private var away: Set<String> = []
    private var last: (at: ContinuousClock.Instant, findings: [HealthFinding])?

    /// Within the two seconds that whoever asks will wait.
    init(_ checks: [HealthCheck], patience: Duration = .milliseconds(1_500)) {
        self.checks = checks
        self.patience = patience
    }

    /// From now on this process wants no new work.
    func drain() { isDraining = true }

    /// Looks anew the next time, however soon.
    func forget() { last = nil }

    /// Every check's finding, and that the process drains; at most twice a second anew, whoever asks how often.
    func look() async -> [HealthFinding] {
        let draining = isDraining ? [HealthFinding(check: "serving", fault: "this process is ending")] : []
        if let last, ContinuousClock.now - last.at < .milliseconds(500) { return draining + last.findings }
        let begun = ContinuousClock.now
        let (answers, answer) = AsyncStream.makeStream(of: HealthFinding.self)
        for check in checks where away.insert(check.name).inserted {
            Task {
                let finding = await Self.finding(check)
                back(check.name)
                answer.yield(finding)
            }
        }
        let limit = Task { [patience] in
            try await Task.sleep(for: patience)
            answer.finish()
        }
        var found: [String: HealthFinding] = [:]
        for await finding in answers {
            found[finding.check] = finding
            if found.count == checks.count { break }
        }
        limit.cancel()
        let findings = checks.map { found[$0.name] ?? Self.finding($0, fault: "no answer in time") }
        last = (begun, findings)
        return draining + findings
    }

    private func back(_ name: String) { away.remove(name) }

    private static func finding(_ check: HealthCheck) async -> HealthFinding {
        do {
            return finding(check, fault: try await check.fault())
        } catch {
            return finding(check, fault: "\(error)")
        }
    }

    private static func finding(_ check: HealthCheck, fault: String?) -> HealthFinding {
        HealthFinding(check: check.name, fault: fault, servers: fault == nil ? nil : check.servers?())
    }
}
