import CoreLink
import Foundation
import InformationInquiries
import InformationProvision
import Logging
import Masters
import OrganisationProtocol
import PKI
import ServerCertificates
import Tenancy
import WebServer

/// 情報連携 of one server: its rooms put together, and their work in the background.
struct LinkageOffice: Sendable {
    private let store: TenantStore
    private let tenant: Tenant
    private let gate: LinkageGate
    private let permits = MasterPermits()
    private let keys: ContentKeys
    private let recorder: any LinkageRecorder
    private let waiting = InquiryWaiting()
    private let sender: InquirySender
    private let worker: ProvisionWorker
    private let collector: DeliveryCollector

    init(
        tenant: Tenant, store: TenantStore, platform: PlatformParts, caller: OutboundCaller, scope: AuditScope,
        logger: Logger
    ) {
        self.store = store
        self.tenant = tenant
        gate = platform.linkageGate
        recorder = DisclosureRecorder()
        // Behind a gate that is shut nobody calls it.
        let core = NationalCoreCalls(caller: caller, target: platform.coreSystem ?? platform.interfaceSystem)
        keys = ContentKeys(store: store, core: core)
        let server = LinkedServer(
            store: store, core: core, keys: keys, permits: permits, name: tenant.hostName, gate: gate,
            recorder: recorder, scope: scope, clock: platform.clock)
        sender = InquirySender(server, waiting: waiting, report: { logger.error("inquiries: \($0)") })
        let worker = ProvisionWorker(server, report: { logger.error("provisions: \($0)") })
        self.worker = worker
        collector = DeliveryCollector(
            store: store, core: core, keys: TrustedContentKeys(anchors: platform.registrationAuthority),
            permits: permits, gate: gate, clock: platform.clock,
            handlers: [
                InquiryDeliveries(server, waiting: waiting),
                ProvisionDeliveries(server, wake: worker.wake), CodeDeliveries(scope: scope),
            ], report: { logger.error("deliveries of the core system: \($0)") })
    }

    /// For clerks and administrators.
    var peopleRoutes: [Route] {
        InquiryPageRoutes(
            store: store, permits: permits, serverName: tenant.hostName, keys: keys, gate: gate, wake: sender.wake
        ).routes
            + DutyRoutes(store: store, permits: permits, gate: gate).routes
            + ProvisionPageRoutes(
                store: store, permits: permits, recorder: recorder, gate: gate, wake: worker.wake
            ).routes
    }

    /// For existing systems.
    var systemRoutes: [Route] {
        InquiryRoutes(
            store: store, permits: permits, serverName: tenant.hostName, keys: keys, gate: gate, waiting: waiting,
            wake: sender.wake
        ).routes
            + ProvisionRoutes(store: store, recorder: recorder, gate: gate, wake: worker.wake).routes
    }

    /// Says that a reason to wait may be gone.
    func wake() {
        sender.wake()
        worker.wake()
        collector.wake()
    }

    /// Works until the task is cancelled.
    func run() async {
        waiting.workBegins()
        defer { waiting.workEnds() }
        async let sending: Void = sender.run()
        async let answering: Void = worker.run()
        async let collecting: Void = collector.run()
        _ = await (sending, answering, collecting)
    }
}
