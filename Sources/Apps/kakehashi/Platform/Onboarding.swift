import AccessControl
import Accounts
import AuditLog
import Foundation
import Identifiers
import Masters
import NoticeForms
import Placement
import ServiceCalendar
import Storage
import SupportSite
import Tenancy
import WebServer

/// Taking an organisation into the programme, and its 利用開始連絡 into servers (§2.2).
struct Onboarding: Sendable {
    let platform: Platform
    let parts: PlatformParts

    /// Adds an organisation and hands out its サポートサイト管理者 account (§5.1).
    func add(
        _ organisation: Organisation, supportAdministrator: String, by exchange: Exchange
    ) async throws -> OperatorMessages.IssuedAccount {
        let account = try PreparedAccount(
            identifier: "s\(organisation.code.text)-01", name: supportAdministrator, role: .supportSiteAdministrator,
            organisation: organisation.code.text, bureau: Bureau.mayor.rawValue)
        try await parts.store.write { tx in
            try NoticeFormStore.add(organisation, at: exchange.now, in: tx)
            try parts.accounts(SupportSite.realm).issue(account, by: exchange, in: tx)
            try exchange.record(
                subject: account.account.identifier,
                scope: AuditScope(organisation: organisation.code.text, bureau: Bureau.mayor.rawValue), in: tx)
        }
        return .init(realm: "support", account: account.account.identifier, password: account.password)
    }

    /// Accepts the newest forms, which must be those of the number where one is given: a server for each side with its
    /// provisional master and initial account.
    func accept(
        _ organisation: Organisation, number: Int64? = nil, by exchange: Exchange
    ) async throws -> OperatorMessages.Acceptance {
        let sent = try await parts.store.read { tx in
            try NoticeFormStore.checkWaiting(number, of: organisation.code, in: tx)
        }
        let request = try ConfigurationRequest(yaml: sent.configurationRequest)
        let running = try await servers(of: organisation)
        guard running.isEmpty else {
            return try await change(running, to: request, form: sent.number, of: organisation, by: exchange)
        }
        var plans: [ServerPlan] = []
        for bureau in organisation.bureaus {
            let identifier = TenantID(organisation: organisation.code, bureau: bureau)
            let place = try await platform.place(for: identifier, after: plans.count)
            plans.append(
                try ServerPlan(
                    organisation: organisation, bureau: bureau, request: request, name: place.name,
                    address: place.address, at: exchange.now))
        }
        try await keep(plans, form: sent.number, of: organisation, by: exchange)
        try await applyProvisionalMaster(plans, by: exchange)
        let listeners = try await platform.serve(plans.map(\.tenant))
        return OperatorMessages.Acceptance(
            servers: zip(plans, listeners).map { plan, listener in
                var administration = listener
                administration.name = PlatformAddresses.administration(of: plan.tenant)
                return .init(
                    bureau: plan.tenant.identifier.bureau.rawValue, listener: listener, administration: administration)
            },
            accounts: plans.map {
                .init(
                    realm: $0.tenant.identifier.bureau.rawValue, account: $0.initialAccount.account.identifier,
                    password: $0.initialAccount.password)
            })
    }

    /// The servers that an organisation has.
    func servers(of organisation: Organisation) async throws -> [Tenant] {
        try await parts.store.read { tx in
            try organisation.bureaus.compactMap { bureau in
                try TenantDirectory.tenant(TenantID(organisation: organisation.code, bureau: bureau), in: tx)
            }
        }
    }

    /// Accepts a change: the servers that run take the new settings on the 設定希望日, or at once where that has come;
    /// accounts, masters and data stay (§2.2).
    private func change(
        _ running: [Tenant], to request: ConfigurationRequest, form: Int64, of organisation: Organisation,
        by exchange: Exchange
    ) async throws -> OperatorMessages.Acceptance {
        let plans = try changedPlans(running, request, organisation)
        let due = max(exchange.now, CalendarDay(request.wantedFrom)?.instant(hour: 0) ?? exchange.now)
        let isDue = due <= exchange.now
        try await parts.store.write { tx in
            try NoticeFormStore.checkWaiting(form, of: organisation.code, in: tx)
            try NoticeFormStore.accept(form, of: organisation.code, at: exchange.now, due: due, in: tx)
            try record(plans, form, by: exchange, in: tx)
            if isDue { try change(plans, in: tx) }
        }
        let listeners = try await isDue ? platform.restart(plans.map(\.tenant)) : platform.listeners(of: running)
        return OperatorMessages.Acceptance(
            servers: zip(plans, listeners).map { plan, listener in
                var administration = listener
                administration.name = PlatformAddresses.administration(of: plan.tenant)
                return .init(
                    bureau: plan.tenant.identifier.bureau.rawValue, listener: listener, administration: administration)
            }, accounts: [], effectiveFrom: isDue ? nil : JapanTime.text(due))
    }

    /// The servers that run, as a changed form asks for them.
    private func changedPlans(
        _ running: [Tenant], _ request: ConfigurationRequest, _ organisation: Organisation
    ) throws -> [ServerPlan] {
        try running.map { tenant in
            try ServerPlan(
                organisation: organisation, bureau: tenant.identifier.bureau, request: request, name: tenant.hostName,
                address: tenant.address, at: tenant.createdAt)
        }
    }

    private func change(_ plans: [ServerPlan], in tx: any StoreTransaction) throws {
        for plan in plans { try TenantDirectory.change(plan.tenant, systems: plan.systems, in: tx) }
    }

    private func record(
        _ plans: [ServerPlan], _ form: Int64, by exchange: Exchange, in tx: any StoreTransaction
    ) throws {
        for tenant in plans.map(\.tenant.identifier) {
            try exchange.record(
                subject: "form \(form)",
                scope: AuditScope(organisation: tenant.organisation.text, bureau: tenant.bureau.rawValue), in: tx)
        }
    }

    /// Puts accepted changes into effect whose 設定希望日 has come.
    func takeDueFormsIntoEffect(at now: Date) async throws {
        for due in try await parts.store.read({ tx in try NoticeFormStore.due(at: now, in: tx) }) {
            guard
                let organisation = try await parts.store.read({ tx in
                    try NoticeFormStore.organisation(due.organisation, in: tx)
                })
            else { continue }
            try await takeEffect(due.number, of: organisation, at: now)
        }
    }

    private func takeEffect(_ form: Int64, of organisation: Organisation, at now: Date) async throws {
        let running = try await servers(of: organisation)
        let exchange = Exchange(
            event: .usageNoticeTookEffect,
            actor: Actor(identifier: "system:platform", name: "プラットフォーム（自動）", role: nil, permissions: []),
            scope: AuditScope(), remoteAddress: "", now: now)
        let plans = try await parts.store.write { tx -> [ServerPlan] in
            // Asked again: another round, or an acceptance, may have come first.
            guard
                try NoticeFormStore.due(at: now, in: tx).contains(where: {
                    $0.organisation == organisation.code.text && $0.number == form
                }),
                let sent = try NoticeFormStore.submissions(of: organisation.code, in: tx).first(where: {
                    $0.number == form
                })
            else { return [] }
            let plans = try changedPlans(running, ConfigurationRequest(yaml: sent.configurationRequest), organisation)
            try NoticeFormStore.takeEffect(form, of: organisation.code, at: now, in: tx)
            try change(plans, in: tx)
            try record(plans, form, by: exchange, in: tx)
            return plans
        }
        if !plans.isEmpty { _ = try await platform.restart(plans.map(\.tenant)) }
    }

    private func keep(
        _ plans: [ServerPlan], form: Int64, of organisation: Organisation, by exchange: Exchange
    ) async throws {
        let newHome = parts.configuration.storage?.newTenants ?? Clusters.homeName
        if newHome != Clusters.homeName { for plan in plans { try await lay(plan, on: newHome, by: exchange) } }
        try await parts.store.write { tx in
            // The first one brings the servers up at once: everything else has to be prepared on them.
            try NoticeFormStore.checkWaiting(form, of: organisation.code, in: tx)
            try NoticeFormStore.accept(form, of: organisation.code, at: exchange.now, due: exchange.now, in: tx)
            for plan in plans {
                let tenant = plan.tenant.identifier
                let scope = AuditScope(organisation: tenant.organisation.text, bureau: tenant.bureau.rawValue)
                try TenantDirectory.add(plan.tenant, systems: plan.systems, in: tx)
                try parts.clusters.place(tenant, on: newHome, at: exchange.now, in: tx)
                try exchange.record(subject: "form \(form)", scope: scope, in: tx)
                if newHome == Clusters.homeName { try issueInitialAccount(plan, by: exchange, in: tx) }
                try exchange.record(
                    .initialAccountIssued, subject: plan.initialAccount.account.identifier, scope: scope, in: tx)
            }
        }
        try await parts.clusters.refresh()
    }

    /// Lays a new server's first rows on a cluster.
    ///
    /// The home hears of it afterwards: until then it is nowhere.
    private func lay(_ plan: ServerPlan, on cluster: String, by exchange: Exchange) async throws {
        try await parts.clusters.open(plan.tenant, on: cluster, steps: PlatformSchema.steps, at: exchange.now) { tx in
            try issueInitialAccount(plan, by: exchange, in: tx)
        }
    }

    private func issueInitialAccount(
        _ plan: ServerPlan, by exchange: Exchange, in tx: any StoreTransaction
    ) throws {
        try parts.accounts(plan.tenant.identifier.text).issue(plan.initialAccount, by: exchange, in: tx)
    }

    private func applyProvisionalMaster(_ plans: [ServerPlan], by exchange: Exchange) async throws {
        let file = parts.configuration.provisionalMasterFile
        let master = try JSONDecoder().decode(DistributedMaster.self, from: Data(contentsOf: URL(filePath: file)))
        for plan in plans {
            try await MasterService(
                store: TenantStore(
                    tenant: plan.tenant.identifier, base: parts.clusters.database(of: plan.tenant.identifier.text),
                    vault: .closed)
            ).apply(
                master, by: exchange)
        }
    }
}
