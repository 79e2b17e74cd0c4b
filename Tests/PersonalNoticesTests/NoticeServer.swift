import AccessControl
import AtenaNumbers
import AuditLog
import CodeAcquisition
import CoreLink
import EveryEngine
import Foundation
import Identifiers
import NationalProtocol
import OrganisationProtocol
import ServiceCalendar
import Storage
import Tenancy
import WebServer

@testable import PersonalNotices

/// A portal that does as it is told.
actor FakePortal: NoticePortal {
    private(set) var arrived: [Int64: PortalNotice] = [:]
    private var states: [Int64: PortalNoticeState] = [:]
    private var isUp = true
    private(set) var calls = 0
    struct Down: Error {}

    func set(_ state: PortalNoticeState, of number: Int64) { states[number] = state }
    func setUp(_ isUp: Bool) { self.isUp = isUp }

    func deliver(_ notices: PortalNotices, at now: Date) throws -> PortalNoticeStates {
        guard isUp else { throw Down() }
        calls += 1
        for notice in notices.notices {
            arrived[notice.number] = notice
            states[notice.number] = states[notice.number] ?? .delivered
        }
        return answer(notices.notices.map(\.number), now)
    }

    func states(_ numbers: PortalNoticeNumbers, at now: Date) throws -> PortalNoticeStates {
        guard isUp else { throw Down() }
        calls += 1
        return answer(numbers.numbers, now)
    }

    func withdraw(_ numbers: PortalNoticeNumbers, at now: Date) throws -> PortalNoticeStates {
        guard isUp else { throw Down() }
        calls += 1
        for number in numbers.numbers where states[number] == .delivered { states[number] = .withdrawn }
        return answer(numbers.numbers, now)
    }

    private func answer(_ numbers: [Int64], _ now: Date) -> PortalNoticeStates {
        PortalNoticeStates(
            states: numbers.map { number in
                let state = states[number] ?? .unknown
                return .init(number: number, state: state, since: state == .unknown ? nil : JapanTime.text(now))
            })
    }
}

/// One mayor's server that knows three persons, two of them with a 符号.
struct NoticeServer {
    static let start = Date(timeIntervalSince1970: 1_467_338_400)
    let store: TenantStore
    let portal = FakePortal()
    let clock = RehearsalClock(at: Self.start)

    init(_ engine: Engine) async throws {
        let base = try await engine.store(
            AuditLog.schema + TenantDirectory.schema + AtenaNumberStore.schema + CodeAcquisitionSchema.steps
                + PersonalNoticeSchema.steps)
        let point = AccessPoint(host: "atena.example", port: 443)
        let tenant = Tenant(
            identifier: TenantID(organisation: try LocalGovernmentCode("202029"), bureau: .mayor),
            organisationName: "松本市", hostName: "mayor.example", address: "127.0.0.2",
            configuration: TenantConfiguration(
                holderCode: try HolderCode("0220202029201700"), atenaAccessPoint: point, registryAccessPoint: point,
                usesBasicFour: true, version: 1), createdAt: Self.start)
        try await base.write { tx in try TenantDirectory.add(tenant, systems: [], in: tx) }
        store = TenantStore(
            tenant: tenant.identifier, base: base,
            vault: DataVault(tenant: tenant.identifier, outerKey: DataVault.newOuterKey()))
        try await store.write { tx in
            for number in ["1001", "1002", "1003"] {
                try tx.run(
                    """
                    INSERT INTO atena_numbers (tenant_id, atena_number, registered_at, registered_by)
                    VALUES ($1, $2, 0, 'system:atena')
                    """, [.text(number)])
            }
            for number in ["1001", "1002"] {
                try tx.run(
                    """
                    INSERT INTO linkage_codes
                        (tenant_id, atena_number, request_id, delivery, state, linkage_code, attempts, requested_at,
                         changed_at)
                    VALUES ($1, $2, $2, 'push', 'usable', $3, 0, 0, 0)
                    """, [.text(number), .text("code-\(number)")])
            }
        }
    }

    func desk<Answer: Sendable>(
        of system: String = "welfare", after seconds: Double = 0,
        _ body: @escaping @Sendable (PersonalNoticeDesk) throws -> Answer
    ) async throws -> Answer {
        try await store.write { tx in
            try body(PersonalNoticeDesk(tx: tx, system: system, now: Self.start.addingTimeInterval(seconds)))
        }
    }

    func worker(opensAt: Date? = Self.start) -> PersonalNoticeWorker {
        PersonalNoticeWorker(
            store: store, calling: portal, scope: AuditScope(organisation: "202029", bureau: "mayor"),
            gate: LinkageGate(opensAt: opensAt), clock: clock, report: { _ in })
    }

    func state(_ number: Int64, of system: String = "welfare") async throws -> String? {
        try await desk(of: system) { desk in
            try desk.states([PersonalNoticeReference.make(number)]).results[0]
        }.state
    }

    static func entry(
        _ key: String, _ person: String = "1001", title: String = "届出について", text: String = "期限までに届け出てください。",
        until: String? = nil
    ) throws -> PersonalNoticeEntry {
        var fields = ["noticeKey": key, "atenaNumber": person, "title": title, "text": text]
        fields["shownUntil"] = until
        return try JSONDecoder().decode(PersonalNoticeEntry.self, from: try JSONEncoder().encode(fields))
    }
}

extension PersonalNoticeReference {
    static func make(_ number: Int64) throws -> Self {
        try JSONDecoder().decode(Self.self, from: Data("{\"noticeNumber\":\(number)}".utf8))
    }
}

extension PersonalNoticeWithdrawal {
    static func make(_ number: Int64) throws -> Self {
        try JSONDecoder().decode(Self.self, from: Data("{\"noticeNumber\":\(number)}".utf8))
    }
}
