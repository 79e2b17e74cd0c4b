import AccessControl
public import AuditLog
import DesignSystem
import HTTPTypes
import Identifiers
import OrganisationProtocol
public import Tenancy
public import WebServer

extension AuditEvent {
    public static let replicaLinksShown = AuditEvent(
        "replica-link.shown", "A clerk looked at 副本 that contradict 統合宛名.")
    public static let replicaLinkDecided = AuditEvent(
        "replica-link.decided", "A clerk said, with a reason, whether a 副本 that contradicts 統合宛名 is right.")
}

/// 副本 that are held because they seem to be somebody else's, and what a person decides about them.
public struct ReplicaLinkRoutes: Sendable {
    private static let shown = 200
    private let store: TenantStore
    private let isChecked: Bool

    /// Serves one server; `isChecked` is false where 基本4情報 are not used, so that there is nothing to compare with.
    public init(store: TenantStore, isChecked: Bool) {
        self.store = store
        self.isChecked = isChecked
    }

    /// The list, one of them, and the decision.
    public var routes: [Route] {
        let one = "\(ReplicaLinkPages.path)/{system}/{record}"
        return [
            .page(.get, ReplicaLinkPages.path, .requires(.judgeReplicaLinks), .replicaLinksShown) { request in
                let districts = request.actor.districts
                let (counts, held, decided) = try await store.read { tx in
                    let links = ReplicaLinkStore(tx: tx)
                    return (
                        try links.counts(districts: districts),
                        try links.links(in: [.held], districts: districts, limit: Self.shown),
                        try links.links(in: [.released, .withheld], districts: districts, limit: Self.shown)
                    )
                }
                return .page(
                    ReplicaLinkPages.list(request, isChecked: isChecked, counts, held: held, decided: decided))
            },
            .page(.get, one, .requires(.judgeReplicaLinks), .replicaLinksShown) { request in
                .page(ReplicaLinkPages.detail(request, try await link(request)))
            },
            .page(.post, one, .requires(.judgeReplicaLinks), .replicaLinkDecided, decide),
        ]
    }

    @Sendable private func decide(_ request: WebRequest) async throws -> WebResponse {
        let form = try request.form()
        let link = try await link(request)
        return try await request.answering {
            guard let state = ReplicaLink.State(rawValue: form["decision"]) else { throw Self.noDecision }
            guard (1...200).contains(form["reason"].count) else { throw Self.noReason }
            try await store.write { tx in
                let links = ReplicaLinkStore(tx: tx)
                let now = try links.link(link.system, link.record.text)
                guard
                    let decided = now?.decided(
                        state, by: request.actor.identifier, because: form["reason"], at: request.now)
                else { throw Self.noDecision }
                try links.keep(decided)
                try request.exchange.record(
                    subject: "\(link.system) \(link.record.text) \(state.rawValue)", in: tx.base)
            }
            return .seeOther(ReplicaLinkPages.path)
        } refused: { error in
            ReplicaLinkPages.detail(request, link, error: error, form: form)
        }
    }

    /// The one that is meant, if this person may see it.
    private func link(_ request: WebRequest) async throws -> ReplicaLink {
        let (system, record) = (try request.parameter("system"), try request.parameter("record"))
        let districts = request.actor.districts
        let found = try await store.read { tx -> ReplicaLink? in
            guard let link = try ReplicaLinkStore(tx: tx).link(system, record) else { return nil }
            let visible = try ReplicaStore(tx: tx).replicas(of: link.atenaNumber, in: districts, limit: 1_000)
            return visible.contains { $0.system == system && $0.record.recordIdentifier == link.record } ? link : nil
        }
        guard let found else { throw Problem.notFound }
        return found
    }

    private static let noDecision = Problem(
        status: 422, code: "replica-link.no-decision", title: "確認結果が選択されていません。",
        detail: "「副本は正しい」か「副本は誤り」を選択してください。", field: "decision")
    private static let noReason = Problem(
        status: 422, code: "replica-link.no-reason", title: "理由を200文字以内で入力してください。",
        detail: "何を確認して判断したかを入力してください（記録に残ります）。", field: "reason")
}
