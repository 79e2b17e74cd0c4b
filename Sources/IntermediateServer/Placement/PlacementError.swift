public import WebServer

/// What stands in the way of a tenant's transaction, or of a move.
public enum PlacementError: Error, Sendable, Hashable {
    /// The tenant's rows are on their way: soon they are somewhere again.
    case moving(String)
    /// The database asked is not, or no more, the tenant's.
    case elsewhere(String)
    /// A tenant lies on a cluster that the settings do not name.
    case unknownCluster(String)
    /// The cluster on which a tenant lies does not answer.
    case unreachable(String)
    /// There is no such server.
    case unknownTenant(String)
    /// The tenant is there already.
    case alreadyThere(String)
    /// The tenant is on its way already.
    case alreadyMoving(String)
    /// There is no move that could be undone.
    case nothingToUndo(String)
    /// Somebody else has taken the move on from where it was.
    case overtaken
    /// The rows on both sides are not the same.
    case different(source: String, target: String)
}

extension PlacementError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .moving(let tenant): "the rows of \(tenant) are on their way to another database"
        case .elsewhere(let tenant): "the rows of \(tenant) are in another database"
        case .unknownCluster(let name): "the settings name no cluster \(name), and something lies there"
        case .unreachable(let name): "the cluster \(name) cannot be reached"
        case .unknownTenant(let tenant): "there is no server \(tenant)"
        case .alreadyThere(let tenant): "\(tenant) is there already"
        case .alreadyMoving(let tenant): "\(tenant) is on its way already"
        case .nothingToUndo(let tenant): "there is no move of \(tenant) that could be undone"
        case .overtaken: "the move was taken on by another process"
        case .different(let source, let target): "the rows differ: \(source) at the source, \(target) at the target"
        }
    }
}

extension PlacementError: ProblemConvertible {
    public var problem: Problem {
        switch self {
        case .moving, .elsewhere, .overtaken, .different:
            var problem = Problem(
                status: 503, code: "server.moving", title: "このサーバーのデータを移動しています。",
                detail: "数秒おいてから、もう一度操作してください。入力した内容は送信されていません。")
            problem.retryAfter = 5
            return problem
        case .unreachable:
            var problem = Problem(
                status: 503, code: "server.unreachable", title: "このサーバーのデータベースに接続できません。",
                detail: "しばらくおいてから、送信した内容が登録されたかどうかを確認し、もう一度操作してください。")
            problem.retryAfter = 10
            return problem
        case .unknownCluster:
            return Problem(
                status: 422, code: "placement.unknown-cluster", title: "移動先のデータベースが設定にありません。",
                detail: "設定（storage.clusters）にある名前を指定してください。", field: "target")
        case .unknownTenant: return .notFound
        case .alreadyThere:
            return Problem(
                status: 409, code: "placement.already-there", title: "サーバーのデータは、すでにそのデータベースにあります。",
                detail: "別の移動先を選択してください。", field: "target")
        case .alreadyMoving:
            return Problem(
                status: 409, code: "placement.already-moving", title: "サーバーのデータは、すでに移動中です。",
                detail: "移動が終わるのを待つか、移動を取り消してから操作してください。")
        case .nothingToUndo:
            return Problem(
                status: 409, code: "placement.nothing-to-undo", title: "取り消すことのできる移動がありません。",
                detail: "切替え後の移動は取り消せません。元のデータベースへ、もう一度移動してください。")
        }
    }
}
