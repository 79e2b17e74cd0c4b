import CoreLink
import Logging
import MutualTLS
import PersonalNotices
import SelfDisclosure
import ServerCertificates
import Tenancy
import WebServer

/// What one server does at マイナポータル: お知らせ and 自己情報提供.
struct PortalWork: Sendable {
    private let notices: PersonalNoticeWorker
    private let disclosures: SelfDisclosureWorker

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
    }

    func wake() { notices.wake() }

    func run() async {
        async let sending: Void = notices.run()
        async let answering: Void = disclosures.run()
        _ = await (sending, answering)
    }
}
