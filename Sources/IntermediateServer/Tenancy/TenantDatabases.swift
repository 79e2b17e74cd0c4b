public import Storage

/// One of the platform's databases, and who lies there.
public struct TenantDatabase: Sendable {
    public let store: any DataStore
    /// Whether the rows of a tenant, named `202029-mayor`, are in it.
    public let has: @Sendable (String) -> Bool

    /// Describes a database.
    public init(store: any DataStore, has: @escaping @Sendable (String) -> Bool) {
        self.store = store
        self.has = has
    }
}

/// Where the rows of each tenant are.
public protocol TenantDatabases: Sendable {
    /// The platform's own: the list of servers, the audit log of all.
    var home: any DataStore { get }
    /// Every database, the home first.
    var all: [TenantDatabase] { get }
    /// The database of one tenant, named `202029-mayor`, wherever that is at the moment.
    func database(of tenant: String) -> any DataStore
}

/// The one database of a platform that has no other.
public struct OneDatabase: TenantDatabases {
    public let home: any DataStore

    /// Has everybody in one database.
    public init(_ home: any DataStore) {
        self.home = home
    }

    public var all: [TenantDatabase] { [TenantDatabase(store: home) { _ in true }] }
    public func database(of tenant: String) -> any DataStore { home }
}
