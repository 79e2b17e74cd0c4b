import CoreLink
import DisclosureRecords
import Foundation
import Logging
import MutualTLS
import NationalProtocol
import PersonalNotices
import SelfDisclosure
import ServerCertificates
import Tenancy
import WebServer

/// What one server does towards persons: お知らせ and 自己情報提供 at マイナポータル, 不開示 at the コアシステム.
struct PortalWork: Sendable {
    private let notices: PersonalNoticeWorker
    private let disclosures: SelfDisclosureWorker
    private let judgements: JudgementWorker

    init(
        store: TenantStore, caller: OutboundCaller, target: ExchangeTarget, scope: AuditScope, platform: PlatformParts,
        logger: Logger
    ) {
        notices = PersonalNoticeWorker(
            store: store, portal: NoticePortalCalls(caller: caller, target: target), scope: scope,
            gate: platform.linkageGate, clock: platform.clock, report: { logger.error("personal notices: \($0)") })
        disclosures = SelfDisclosureWorker(
            store: store, portal: SelfDisclosurePortalCalls(caller: caller, target: target), scope: scope,
            gate: platform.linkageGate, clock: platform.clock, report: { logger.error("self disclosures: \($0)") })
        let core = platform.coreSystem ?? target
        judgements = JudgementWorker(
            store: store, gate: platform.linkageGate, clock: platform.clock,
            report: { logger.error("judgements: \($0)") }
        ) { notices, now in
            let body = Array(try JSONEncoder().encode(notices))
            let answer = try await caller.callNational(
                core, .json("POST", NonDisclosurePaths.notices, body: body), at: now)
            guard answer.status == 200 else { throw ToolError("the core system answered \(answer.status)") }
        }
    }

    func wake() { notices.wake() }

    func run() async {
        async let sending: Void = notices.run()
        async let answering: Void = disclosures.run()
        async let judging: Void = judgements.run()
        _ = await (sending, answering, judging)
    }
}
