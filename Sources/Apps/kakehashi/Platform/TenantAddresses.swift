import Foundation

/// The two names of one server (§2.7): what is served at one is not there at the other.
struct TenantAddresses: Sendable, Hashable {
    /// 業務担当者用, and for the organisation's systems.
    let clerks: String
    /// システム管理者用.
    let administrators: String

    /// Whether the name that a request asks for serves a path; an unknown name serves nothing.
    func serves(authority: String, path: String) -> Bool {
        let host = Substring(authority.utf8.prefix { $0 != UInt8(ascii: ":") }).lowercased()
        if path == "/" || path.hasPrefix("/assets/") { return host == clerks || host == administrators }
        return path.hasPrefix("/admin") ? host == administrators : host == clerks
    }
}
