import Foundation

/// How many packets each rule of a forward chain has counted.
struct RuleCounters {
    private var packets: [Int: Int] = [:]
    private var stopping: Set<Int> = []

    /// Reads them from a host.
    init(_ lab: Lab, _ role: LabPlan.Role, _ table: String) throws {
        let json = try lab.run("nft", ["-j", "list", "chain", "ip", table, "forward"], on: role)
        for item in try JSONDecoder().decode(Listing.self, from: Data(json.utf8)).nftables {
            guard let rule = item.rule, let number = rule.comment.flatMap({ Int($0) }) else { continue }
            packets[number] = rule.expr.compactMap(\.counter?.packets).first ?? 0
            if rule.expr.contains(where: { $0.stops }) { stopping.insert(number) }
        }
    }

    /// The rule that stopped packets since an earlier count; nil when none did, so that the end of all rules must have.
    func stopping(since before: RuleCounters) -> Int? {
        stopping.sorted().first { (packets[$0] ?? 0) > (before.packets[$0] ?? 0) }
    }

    private struct Listing: Decodable {
        let nftables: [Item]
    }

    private struct Item: Decodable {
        let rule: Rule?
    }

    private struct Rule: Decodable {
        let comment: String?
        let expr: [Expression]
    }

    private struct Expression: Decodable {
        let counter: Counter?
        let stops: Bool

        struct Counter: Decodable {
            let packets: Int
        }

        private enum Keys: String, CodingKey {
            case counter, drop, reject
        }

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: Keys.self)
            counter = try? container.decodeIfPresent(Counter.self, forKey: .counter)
            stops = container.contains(.drop) || container.contains(.reject)
        }
    }
}
