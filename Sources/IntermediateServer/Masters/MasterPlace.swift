import AccessControl
import DesignSystem
import WebServer

/// Where a master's pages lie and who looks: an administrator on a server, or the operator over one.
struct MasterPlace: Sendable {
    /// The path of the overview; all other pages lie beneath it.
    let base: String
    let request: WebRequest
    /// Whose masters they are, where the page's own site does not say so.
    var owner = ""

    func path(_ rest: String) -> String { "\(base)/\(rest)" }

    /// What was just done, for the overview to say.
    enum Done: String {
        case applied
        case cancelled
        case undone

        var notice: Notice {
            switch self {
            case .applied: Notice(kind: .success, title: "適用しました。", body: "履歴の一番上が適用中の版です。")
            case .cancelled: Notice(kind: .success, title: "取り込まずに取り消しました。", body: "適用中の版は変わっていません。")
            case .undone: Notice(kind: .success, title: "直前の版へ戻しました。", body: "履歴の一番上が適用中の版です。")
            }
        }
    }

    /// The overview, saying what was done.
    func done(_ done: Done) -> String { "\(base)?done=\(done.rawValue)" }

    /// What the address says was done.
    var done: Done? { request.query["done"].flatMap(Done.init) }

    var token: String? { request.session?.formToken }

    func page(_ title: String, _ blocks: [Block], error: MasterError? = nil) -> Page {
        Page(
            request.frame, title: owner.isEmpty ? title : "\(owner)の\(title)",
            errors: error.map { [MasterErrorBlocks.summary($0)] } ?? [], blocks: blocks)
    }
}
