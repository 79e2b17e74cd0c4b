import AccessControl

/// 権限パターン: what an organisation lets the holders of a role do.
struct PermissionPattern: Sendable, Hashable {
    let identifier: String
    var name: String
    let role: Role
    /// Some of `role.grantable`.
    var permissions: Set<Permission>
}

/// 行政区: a part of the organisation whose records a clerk may see.
struct AdministrativeDistrict: Sendable, Hashable {
    /// As 副本 name it, such as `00001`.
    let code: String
    var name: String

    /// 初期セットアップ用行政区: what a new server's initial account belongs to (§2.7).
    static let initial = AdministrativeDistrict(code: "00000", name: "初期セットアップ用行政区")
}
