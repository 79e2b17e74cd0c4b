public import Storage

/// A transaction in the name of one tenant; there is no way to make one without.
public struct TenantTransaction {
    public let tenant: TenantID
    public let base: any StoreTransaction

    let keys: TransactionKeys

    fileprivate init(confining base: any StoreTransaction, to tenant: TenantID, vault: DataVault) throws {
        try base.confine(to: tenant.text)
        self.tenant = tenant
        self.base = base
        keys = TransactionKeys(vault, tenant: tenant.text, tx: base)
    }

    /// The value that `$1` of every tenant statement is bound to.
    public var key: StoredValue { .text(tenant.text) }

    /// Runs a statement whose `$1` is the tenant; the other values follow from `$2`.
    /// - Throws: `StoreError`.
    @discardableResult
    public func run(_ sql: String, _ values: [StoredValue] = []) throws -> Int {
        try base.run(sql, [key] + values)
    }

    /// Runs a query whose `$1` is the tenant; the other values follow from `$2`.
    /// - Throws: `StoreError`.
    public func rows(_ sql: String, _ values: [StoredValue] = []) throws -> [StoredRow] {
        try base.rows(sql, [key] + values)
    }

    /// The first row of such a query.
    /// - Throws: `StoreError`.
    public func row(_ sql: String, _ values: [StoredValue] = []) throws -> StoredRow? {
        try rows(sql, values).first
    }
}

/// The database as one tenant sees it.
public struct TenantStore: Sendable {
    public let tenant: TenantID
    public let base: any DataStore
    private let vault: DataVault

    /// Looks at a database in the name of one tenant, whose personal data is sealed by a vault.
    public init(tenant: TenantID, base: any DataStore, vault: DataVault) {
        self.tenant = tenant
        self.base = base
        self.vault = vault
    }

    /// Reads in the tenant's name.
    /// - Throws: what the closure throws, or `StoreError`.
    public func read<Answer: Sendable>(
        _ body: @escaping @Sendable (TenantTransaction) throws -> Answer
    ) async throws -> Answer {
        try await base.read { [tenant, vault] tx in
            try body(TenantTransaction(confining: tx, to: tenant, vault: vault))
        }
    }

    /// Writes in the tenant's name, all or nothing.
    /// - Throws: what the closure throws, or `StoreError`.
    @discardableResult
    public func write<Answer: Sendable>(
        _ body: @escaping @Sendable (TenantTransaction) throws -> Answer
    ) async throws -> Answer {
        try await base.write { [tenant, vault] tx in
            try body(TenantTransaction(confining: tx, to: tenant, vault: vault))
        }
    }
}
