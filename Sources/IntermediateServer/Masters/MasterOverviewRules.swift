import Identifiers
import Tenancy

/// Which servers the operator's overview shows, and how they are counted.
struct MasterOverviewRules: Sendable, Hashable {
    /// Part of an organisation's name, its code, or a version.
    var text = ""
    var kind: Kind?

    /// 区分 of the 配信マスター in force.
    enum Kind: String, Sendable, Hashable, CaseIterable {
        case provisional
        case test
        case none

        var title: String {
            switch self {
            case .provisional: DistributedMaster.Kind.provisional.title
            case .test: DistributedMaster.Kind.test.title
            case .none: "未適用"
            }
        }
    }

    /// Takes the words of a query; what is not a kind, or not a name's characters, narrows nothing.
    init(query: [String: String]) {
        let words = query["q"] ?? ""
        text = words.count <= 40 && CharacterRules.fault(in: words) == nil ? words : ""
        kind = query["kind"].flatMap(Kind.init)
    }

    func admits(_ server: ServerMasters) -> Bool {
        if let kind, Self.kind(of: server) != kind { return false }
        guard !text.isEmpty else { return true }
        let words = [
            server.organisationName, server.tenant.text, server.distributed?.version ?? "", server.local?.version ?? "",
        ]
        return words.contains { $0.contains(text) }
    }

    static func kind(of server: ServerMasters) -> Kind {
        server.distributed.flatMap { Kind(rawValue: $0.kind) } ?? .none
    }

    /// How many servers have each version of the 配信マスター, the most first.
    static func counts(_ servers: [ServerMasters]) -> [(version: String, kind: Kind, count: Int)] {
        let groups = Dictionary(grouping: servers) { $0.distributed?.version ?? "" }
        let counts = groups.map { version, group in
            (version: version, kind: group.first.map(kind) ?? .none, count: group.count)
        }
        return counts.sorted { ($1.count, $0.version) < ($0.count, $1.version) }
    }
}
