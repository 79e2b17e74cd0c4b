import AccessControl
import Accounts
import AuditLog
import Foundation
import Identifiers
import Masters
import NoticeForms
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

    /// Accepts the newest forms: a server for each side with its provisional master and initial account.
    func accept(_ organisation: Organisation, by exchange: Exchange) async throws -> OperatorMessages.Acceptance {
        guard
            let sent = try await parts.store.read({ tx in try NoticeFormStore.newest(of: organisation.code, in: tx) }),
            sent.acceptedAt == nil
        else {
            throw Problem(
                status: 409, code: "usage-notice.none", title: "受付待ちの利用開始連絡がありません。", detail: "団体からの送付を確認してください。")
        }
        let request = try ConfigurationRequest(yaml: sent.configurationRequest)
        let running = try await parts.store.read { tx in
            try organisation.bureaus.compactMap { bureau in
                try TenantDirectory.tenant(TenantID(organisation: organisation.code, bureau: bureau), in: tx)
            }
        }
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

    /// Accepts a change: the servers that run take the new settings at once; accounts, masters and data stay (§2.2).
    private func change(
        _ running: [Tenant], to request: ConfigurationRequest, form: Int64, of organisation: Organisation,
        by exchange: Exchange
    ) async throws -> OperatorMessages.Acceptance {
        let plans = try running.map { tenant in
            try ServerPlan(
                organisation: organisation, bureau: tenant.identifier.bureau, request: request, name: tenant.hostName,
                address: tenant.address, at: tenant.createdAt)
        }
        try await parts.store.write { tx in
            try NoticeFormStore.accept(form, of: organisation.code, at: exchange.now, in: tx)
            for plan in plans {
                let tenant = plan.tenant.identifier
                try TenantDirectory.change(plan.tenant, systems: plan.systems, in: tx)
                try exchange.record(
                    subject: "form \(form)",
                    scope: AuditScope(organisation: tenant.organisation.text, bureau: tenant.bureau.rawValue), in: tx)
            }
        }
        let listeners = try await platform.restart(plans.map(\.tenant))
        return OperatorMessages.Acceptance(
            servers: zip(plans, listeners).map { plan, listener in
                var administration = listener
                administration.name = PlatformAddresses.administration(of: plan.tenant)
                return .init(
                    bureau: plan.tenant.identifier.bureau.rawValue, listener: listener, administration: administration)
            }, accounts: [])
    }

    private func keep(
        _ plans: [ServerPlan], form: Int64, of organisation: Organisation, by exchange: Exchange
    ) async throws {
        try await parts.store.write { tx in
            try NoticeFormStore.accept(form, of: organisation.code, at: exchange.now, in: tx)
            for plan in plans {
                let tenant = plan.tenant.identifier
                let scope = AuditScope(organisation: tenant.organisation.text, bureau: tenant.bureau.rawValue)
                try TenantDirectory.add(plan.tenant, systems: plan.systems, in: tx)
                try exchange.record(subject: "form \(form)", scope: scope, in: tx)
                try parts.accounts(tenant.text).issue(plan.initialAccount, by: exchange, in: tx)
                try exchange.record(
                    .initialAccountIssued, subject: plan.initialAccount.account.identifier, scope: scope, in: tx)
            }
        }
    }

    private func applyProvisionalMaster(_ plans: [ServerPlan], by exchange: Exchange) async throws {
        let file = parts.configuration.provisionalMasterFile
        let master = try JSONDecoder().decode(DistributedMaster.self, from: Data(contentsOf: URL(filePath: file)))
        for plan in plans {
            try await MasterService(
                store: TenantStore(tenant: plan.tenant.identifier, base: parts.store, vault: .closed)
            ).apply(
                master, by: exchange)
        }
    }
}
