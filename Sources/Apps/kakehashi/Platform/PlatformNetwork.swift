/// Where the platform's servers stand in its own network; without it they stand on loopback.
struct PlatformNetwork: Codable, Sendable {
    /// 公開リポジトリ.
    var repository: Place
    /// 自治体中間サーバー, in the order in which they are set up: an IPv4 address each.
    var servers: [String]
    /// The port of every 自治体中間サーバー.
    var serverPort: Int

    /// The addresses by which each organisation is known here, by its code: its NAPT's, its VPN装置's, its access points'.
    var organisations: [String: [String]]

    /// The addresses of whoever has this one, itself among them.
    func addresses(sharedWith address: String) -> [String] {
        Array(Set(organisations.values.filter { $0.contains(address) }.joined()).union([address])).sorted()
    }

    /// An address and a port.
    struct Place: Codable, Sendable, Hashable {
        var address: String
        var port: Int
    }
}
