import Storage

/// How many rows a backup has of one tenant's chains.
struct ChainLengths: Sendable {
    private let tenant: String?
    private let chains: [BackedUpChain]
    private var counts: [String: Int64] = [:]
    private var current: (table: String, owner: Int)?

    /// Counts for one tenant; for everything nothing is asked.
    init(_ wanted: Restoration.Wanted, _ scope: BackupScope) {
        if case .tenant(let tenant) = wanted { self.tenant = tenant } else { tenant = nil }
        chains = scope.chains
    }

    /// Takes the next part of the backup into account.
    mutating func look(at part: BackupPart) {
        switch part {
        case .table(let name, let columns):
            let isChain = chains.contains { $0.table == name }
            let owner = RowRestoration.owner(columns).flatMap { columns.firstIndex(of: $0) }
            current = owner.flatMap { isChain ? (name, $0) : nil }
        case .row(let values):
            guard let (table, owner) = current, let tenant, values[owner] == .text(tenant) else { return }
            counts[table, default: 0] += 1
        case .file, .bytes, .summary: current = nil
        }
    }

    /// The tables of chains that are at least as long in a database: rows are never taken from those.
    func longerHere(in tx: any StoreTransaction) throws -> Set<String> {
        guard let tenant else { return [] }
        return try chains.reduce(into: []) { staying, chain in
            guard let owner = RowRestoration.owner(try Catalogue.columns(of: chain.table, in: tx)) else { return }
            let row = try tx.row("SELECT count(*) AS rows FROM \(chain.table) WHERE \(owner) = $1", [.text(tenant)])
            let here = try row?.integer("rows") ?? 0
            if here > 0, here >= counts[chain.table] ?? 0 { staying.formUnion(chain.tables) }
        }
    }
}
