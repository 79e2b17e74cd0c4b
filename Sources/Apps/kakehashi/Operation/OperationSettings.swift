/// Where supervisors ask, and how the process ends.
struct OperationSettings: Codable, Sendable {
    /// The address of `/livez`, `/readyz` and `/metrics`: of the operator's network, never of the organisations'.
    var address: String
    /// 0 is any free one.
    var port: Int
    /// Seconds between saying that it is not ready and refusing connections: as long as a load balancer takes to notice.
    var farewell: Int?
}
