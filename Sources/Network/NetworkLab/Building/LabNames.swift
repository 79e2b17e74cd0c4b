import Identifiers
import NoticeForms
import Reachability
import VPNDevice

/// The names of the platform's servers.
struct LabNames {
    private let plan: LabPlan

    init(_ plan: LabPlan) { self.plan = plan }

    /// The name of a side's server.
    func server(_ bureau: Bureau) -> String {
        "\(bureau.rawValue)-\(plan.site.request.organisation.text).\(plan.site.surroundings.platform.domain)"
    }

    /// A name below it that nobody has asked about before: a name server on the way waits for no earlier answer.
    func fresh(_ bureau: Bureau) -> String { "t\(UInt64.random(in: 0...UInt64.max)).\(server(bureau))" }

    /// What the platform's DNS server answers, also for all names below a server's.
    var records: [String] {
        let platform = plan.site.surroundings.platform
        return platform.servers.map { "--address=/\(server($0.bureau))/\($0.address)" }
            + ["--host-record=repository.\(platform.domain),\(platform.repository)"]
    }
}
