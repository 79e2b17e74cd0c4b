import AccessControl
public import Accounts
import AuditLog
public import Foundation
import HTTPTypes
public import Identifiers
import NoticeBoard
import ServiceCalendar
public import Storage
public import WebServer

/// Registrations of an organisation's people, and the machine that keeps them right (§5.1).
public struct MemberService: Sendable {
    let store: any DataStore
    let accounts: AccountService

    /// Days between announcing and removing [O].
    static let notice = 7
    /// The hour at which the machine removes: at night, when the form is little used [O].
    static let hour = 3

    /// Works on the accounts of the support site.
    public init(store: any DataStore, accounts: AccountService) {
        self.store = store
        self.accounts = accounts
    }

    /// The account that goes with an ID.
    public static func identifier(_ number: Int, of organisation: String) -> String {
        "c\(organisation)-" + (number < 10 ? "0" : "") + String(number)
    }

    /// Registers somebody at one of the IDs shown; answers the first password.
    /// - Throws: `MemberError`, `AccountError`.
    public func register(
        _ number: Int, name: String, of organisation: Organisation, by exchange: Exchange
    ) async throws -> String {
        guard !name.isEmpty else { throw MemberError.noName }
        let code = organisation.code.text
        let prepared = try PreparedAccount(
            identifier: Self.identifier(number, of: code), name: name, role: .supportSiteClerk, organisation: code,
            bureau: Bureau.mayor.rawValue)
        try await store.write { tx in
            guard (1...max(1, try MemberStore.allowance(of: code, in: tx).shown)).contains(number) else {
                throw MemberError.notShown
            }
            let registered = try MemberStore.registrations(of: code, in: tx)
            guard !registered.contains(where: { $0.number == number }) else { throw MemberError.taken }
            try MemberStore.register(number, name, of: code, by: exchange.actor.identifier, at: exchange.now, in: tx)
            try accounts.seat(prepared, by: exchange, in: tx)
            try exchange.record(subject: prepared.account.identifier, in: tx)
            try keepRule(of: code, at: exchange.now, in: tx)
        }
        return prepared.password
    }

    /// The organisation itself takes a registration back.
    /// - Throws: `MemberError`.
    public func withdraw(_ number: Int, of organisation: Organisation, by exchange: Exchange) async throws {
        let code = organisation.code.text
        try await store.write { tx in
            guard try MemberStore.remove(number, of: code, in: tx) else { throw MemberError.notRegistered }
            try accounts.unseat(Self.identifier(number, of: code), by: exchange, in: tx)
            try exchange.record(subject: Self.identifier(number, of: code), in: tx)
            try keepRule(of: code, at: exchange.now, in: tx)
        }
    }

    /// The operator sets how many may be registered and how many IDs are shown.
    /// - Throws: `MemberError`.
    public func allow(_ allowed: Int, shown: Int, of organisation: Organisation, by exchange: Exchange) async throws {
        guard (0...99).contains(allowed), (allowed...99).contains(shown) else { throw MemberError.badAllowance }
        let code = organisation.code.text
        try await store.write { tx in
            try MemberStore.set(
                MemberAllowance(allowed: allowed, shown: shown), of: code, by: exchange.actor.identifier,
                at: exchange.now, in: tx)
            try exchange.record(
                subject: "\(allowed) of \(shown)", scope: AuditScope(organisation: code, bureau: "mayor"), in: tx)
            try keepRule(of: code, at: exchange.now, in: tx)
        }
    }

    // MARK: - The machine

    /// One round over everybody: announces, removes what is due, forgets what was put right.
    /// - Throws: `StoreError`.
    public func round(at now: Date) async throws {
        for code in try await store.read({ tx in try MemberStore.organisations(in: tx) }) {
            try await store.write { tx in
                try keepRule(of: code, at: now, in: tx)
                for removal in try MemberStore.announced(of: code, in: tx) where removal.dueAt <= now {
                    try remove(removal, at: now, in: tx)
                }
            }
        }
    }

    /// Announces what the rule would remove, and forgets announcements of what is right by now.
    func keepRule(of organisation: String, at now: Date, in tx: any StoreTransaction) throws {
        let registered = try MemberStore.registrations(of: organisation, in: tx)
        let allowance = try MemberStore.allowance(of: organisation, in: tx)
        let wrong = MemberRules.removals(
            registered: Set(registered.map(\.number)), allowed: allowance.allowed,
            exempt: Set(registered.filter { $0.exemptSince != nil }.map(\.number)))
        let announced = try MemberStore.announced(of: organisation, in: tx)
        for old in announced where wrong[old.number] != old.reason {
            try MemberStore.mark(old, "cancelled_at", at: now, in: tx)
        }
        let known = Set(announced.filter { wrong[$0.number] == $0.reason }.map(\.number))
        let new = registered.filter { wrong[$0.number] != nil && !known.contains($0.number) }
        guard !new.isEmpty else { return }
        let due = Self.due(foundAt: now)
        let exchange = Self.machine(.memberRemovalAnnounced, organisation, at: now)
        for registration in new {
            guard let reason = wrong[registration.number] else { continue }
            // What was announced before under another reason keeps no time from it: the announcement is a new one.
            try MemberStore.announce(
                registration.number, registration.name, reason, of: organisation,
                at: now, due: due, in: tx)
            try exchange.record(subject: Self.identifier(registration.number, of: organisation), in: tx)
        }
        let lines = new.map { one in
            "\(Self.identifier(one.number, of: organisation))（\(one.name)）: \(wrong[one.number]?.title ?? "")"
        }
        try post(
            "サポートサイト担当者アカウントの削除予定（\(JapanTime.japanese(due))）",
            "次のアカウントは、上記の日時に機械的に削除されます。若い番号のIDから、登録可能数（\(allowance.allowed)）以内で登録し直すと、削除は取り消されます。\n\n"
                + lines.joined(separator: "\n"), to: organisation, by: exchange, in: tx)
    }

    private func remove(_ removal: MemberRemoval, at now: Date, in tx: any StoreTransaction) throws {
        let identifier = Self.identifier(removal.number, of: removal.organisation)
        let exchange = Self.machine(.memberRemoved, removal.organisation, at: now)
        _ = try MemberStore.remove(removal.number, of: removal.organisation, in: tx)
        try accounts.unseat(identifier, by: exchange, in: tx)
        try MemberStore.mark(removal, "done_at", at: now, in: tx)
        try exchange.record(subject: identifier, in: tx)
        try post(
            "サポートサイト担当者アカウントを削除しました（\(identifier)）",
            "\(removal.name)さんのアカウント \(identifier) を削除しました。理由: \(removal.reason.title)。"
                + "誤りの場合は、ヘルプデスクへ連絡してください。運用事業者が元に戻せます。", to: removal.organisation, by: exchange, in: tx)
    }

    /// The operator undoes a removal: the account is as it was, and the rule leaves it alone.
    /// - Throws: `MemberError`.
    public func reverse(_ serial: Int64, by exchange: Exchange) async throws {
        try await store.write { tx in
            let removal = try MemberStore.removals(in: tx).first { $0.serial == serial }
            guard let removal, removal.doneAt != nil, removal.reversedAt == nil else {
                throw MemberError.nothingToReverse
            }
            let (organisation, number) = (removal.organisation, removal.number)
            guard try !MemberStore.registrations(of: organisation, in: tx).contains(where: { $0.number == number })
            else { throw MemberError.taken }
            let identifier = Self.identifier(number, of: organisation)
            try MemberStore.register(
                number, removal.name, of: organisation, by: exchange.actor.identifier, at: exchange.now,
                exemptSince: exchange.now, in: tx)
            try accounts.reseat(identifier, in: tx)
            try MemberStore.mark(
                removal, "reversed_at", at: exchange.now, by: exchange.actor.identifier, in: tx)
            try exchange.record(
                subject: identifier, scope: AuditScope(organisation: organisation, bureau: "mayor"), in: tx)
            try post(
                "サポートサイト担当者アカウントを元に戻しました（\(identifier)）", "\(removal.name)さんは、以前のパスワードで再びサインインできます。",
                to: organisation, by: exchange, in: tx)
            try keepRule(of: organisation, at: exchange.now, in: tx)
        }
    }

    /// The first night that leaves the time of notice.
    static func due(foundAt now: Date) -> Date {
        let day = CalendarDay(now).adding(days: notice)
        let night = day.instant(hour: hour)
        return night >= now.addingTimeInterval(Double(notice) * 86_400)
            ? night : day.adding(days: 1).instant(hour: hour)
    }

    private func post(
        _ title: String, _ text: String, to organisation: String, by exchange: Exchange, in tx: any StoreTransaction
    ) throws {
        try NoticeStore.post(
            NewNotice(title: title, text: text, organisation: organisation, needsReading: true), by: exchange, in: tx)
    }

    private static func machine(_ event: AuditEvent, _ organisation: String, at now: Date) -> Exchange {
        Exchange(
            event: event,
            actor: Actor(identifier: "system:support-members", name: "自動", role: nil, permissions: []),
            scope: AuditScope(organisation: organisation, bureau: "mayor"), remoteAddress: "", now: now)
    }
}
