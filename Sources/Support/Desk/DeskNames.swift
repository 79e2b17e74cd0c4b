import AccessControl
import Accounts
import Identifiers
import Storage
import SupportSite
import Tickets

/// What people are called whose accounts and codes stand in tickets.
struct DeskNames: Sendable {
    private let colleagues: [String: String]
    private let organisations: [String: String]

    /// Looks up everybody of the desk, and the organisations of some tickets.
    init(of tickets: [Ticket], _ accounts: AccountService, in tx: any StoreTransaction) throws {
        colleagues = Dictionary(
            try accounts.seated([.deskClerk, .deskSupervisor], in: tx).map { ("account:\($0.identifier)", $0.name) },
            uniquingKeysWith: { first, _ in first })
        var found: [String: String] = [:]
        for code in Set(tickets.map(\.organisation)) where !code.isEmpty {
            found[code] = try NoticeFormStore.organisation(code, in: tx)?.name
        }
        organisations = found
    }

    /// A colleague's name; who has left the desk is known by the account.
    func person(_ account: String) -> String {
        colleagues[account] ?? account.replacing("account:", with: "")
    }

    /// 「松本市 202029」.
    func organisation(_ ticket: Ticket) -> String {
        guard !ticket.organisation.isEmpty else { return "未確認" }
        return [organisations[ticket.organisation], ticket.organisation].compactMap(\.self).joined(separator: " ")
    }
}
