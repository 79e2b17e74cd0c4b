import AccessControl
import DesignSystem
import WebServer

/// Where a master's pages lie and who looks: an administrator on a server, or the operator over one.
struct MasterPlace: Sendable {
    /// At the top of every page.
    let site: String
    /// The path of the overview; all other pages lie beneath it.
    let base: String
    let request: WebRequest

    func path(_ rest: String) -> String { "\(base)/\(rest)" }

    var token: String? { request.session?.formToken }

    func page(_ title: String, _ blocks: [Block]) -> Page {
        Page(
            site: site, title: title, person: request.actor.name,
            signOut: token.map { FormAction(path: "/admin/sign-out", token: $0) }, blocks: blocks)
    }
}
