/// Whoever is at the other end of an exchange.
public struct Actor: Sendable, Hashable {
    /// `account:…`, `system:…`, `operator:…` or `anonymous`: as the audit log names it.
    public let identifier: String
    /// The name to show.
    public let name: String
    /// Nil for somebody who has not shown who they are.
    public let role: Role?
    /// What this actor may do now; less than its role's while a new password is due.
    public let permissions: Set<Permission>
    /// 行政区 that the actor may see records of; nil: of every one.
    public let districts: Set<String>?

    /// Names an actor with the permissions of its role.
    public init(identifier: String, name: String, role: Role) {
        self.init(identifier: identifier, name: name, role: role, permissions: role.permissions)
    }

    /// Names an actor with fewer permissions than its role has.
    public init(
        identifier: String, name: String, role: Role?, permissions: Set<Permission>, districts: Set<String>? = nil
    ) {
        self.identifier = identifier
        self.name = name
        self.role = role
        self.permissions = permissions
        self.districts = districts
    }

    /// Somebody who has not shown who they are.
    public static let anonymous = Actor(identifier: "anonymous", name: "", role: nil, permissions: [])

    /// A system's id as in the 設定依頼票; empty for whoever is no system.
    public var systemIdentifier: String {
        identifier.hasPrefix("system:") ? String(identifier.dropFirst("system:".count)) : ""
    }

    /// Whether the actor may do this now.
    public func may(_ permission: Permission) -> Bool {
        permissions.contains(permission)
    }
}
