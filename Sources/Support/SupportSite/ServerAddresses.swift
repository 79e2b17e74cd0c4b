public import DesignSystem
public import Identifiers

/// Where the people of one side sign in (§2.7): no document of the programme has it, since it comes with the server.
public struct ServerAddresses: Sendable, Hashable {
    public let bureau: Bureau
    /// システム管理者用URL.
    public let administrators: String
    /// 業務担当者用URL.
    public let clerks: String

    /// Names the two.
    public init(bureau: Bureau, administrators: String, clerks: String) {
        self.bureau = bureau
        self.administrators = administrators
        self.clerks = clerks
    }

    /// All of an organisation.
    public static func table(_ addresses: [ServerAddresses]) -> Block {
        .table(
            Table(
                caption: "自治体中間サーバーのURL", headers: ["部局", "システム管理者用URL", "業務担当者用URL"],
                rows: addresses.map { [.text($0.bureau.title), .code($0.administrators), .code($0.clerks)] },
                empty: "利用開始連絡が受け付けられると、ここに表示されます。"))
    }
}
