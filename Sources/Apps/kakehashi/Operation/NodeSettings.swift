/// One of several processes behind the same addresses; without it a process is alone.
struct NodeSettings: Codable, Sendable {
    /// Tells processes apart: letters, digits and `-`.
    var name: String
    /// Where all listeners of this process are; the addresses that people know are the load balancer's.
    var address: String
    /// Load balancers whose word on a client's address is taken (PROXY protocol, version 2); from anybody else it is refused.
    var proxies: [String]?
}
