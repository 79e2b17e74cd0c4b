import AccessControl
import Accounts
import Attachments
import DesignSystem
import Desk
import Foundation
import Identifiers
import IncomingMail
import Inquiries
import Library
import Logging
import Manuals
import Masters
import NoticeBoard
import OutgoingMail
import Placement
import ReadinessLedger
import ServiceCalendar
import Storage
import SupportMembers
import SupportSite
import Tenancy
import Tickets
import WebServer

/// ヘルプデスク put together: tickets, notices, documents, accounts, mail; its pages on three sites.
struct HelpDeskParts: Sendable {
    let tickets: TicketService
    let members: MemberService
    let accounts: AccountService
    let admitted: [AddressRange]
    private let parts: PlatformParts
    private let shelf: ManualShelf
    private let book: MaintenanceBook
    private let mailDesk: MailDesk
    private let spool: MailSpool
    let mailAddress: MailAddress
    private let incoming: HelpDeskSettings.ListeningPlace?

    static func open(_ parts: PlatformParts, logger: Logger) async throws -> HelpDeskParts {
        let configuration = parts.configuration
        let settings = configuration.helpDesk
        let holidays = try HolidayList(csv: String(contentsOfFile: configuration.holidaysFile, encoding: .utf8))
        let book = try await MaintenanceBook(store: parts.store, holidays: holidays)
        let text = settings?.mailAddress ?? "helpdesk@\(configuration.domain)"
        guard let address = MailAddress(text) else { throw ToolError("helpDesk.mailAddress is no address: \(text)") }
        let tickets = TicketService(
            store: parts.store,
            files: try AttachmentFolder(path: "\(configuration.folder)/attachments", keys: parts.keys.attachmentKey),
            sender: address, hours: { book.current })
        let shelf = try configuration.manualsFolder.map { try ManualShelf(folder: $0) } ?? .empty
        try await shelf.publish(to: parts.store, at: parts.clock.now)
        let spool = try MailSpool(folder: Self.spoolFolder(of: configuration))
        return HelpDeskParts(
            tickets: tickets,
            members: MemberService(store: parts.store, accounts: parts.accounts(SupportSite.realm)),
            accounts: parts.accounts(DeskRoutes.realm), admitted: try Self.ranges(settings), parts: parts, shelf: shelf,
            book: book,
            mailDesk: MailDesk(service: tickets, spool: spool) { error in
                logger.error("a mail could not be taken in", metadata: ["error": "\(error)"])
            }, spool: spool, mailAddress: address, incoming: settings?.incomingMail)
    }

    /// Where mail waits for its ticket.
    static func spoolFolder(of configuration: PlatformConfiguration) -> String {
        "\(configuration.folder)/mail/incoming"
    }

    /// Without a setting nobody is admitted: a network that was forgotten must not be the whole world.
    private static func ranges(_ settings: HelpDeskSettings?) throws -> [AddressRange] {
        try (settings?.supportNetworks ?? []).map { text in
            guard let range = AddressRange(text) else { throw ToolError("helpDesk.supportNetworks: no range: \(text)") }
            return range
        }
    }

    /// What サポートサイト gets.
    var supportRoutes: [Route] {
        let hours = parts.hours
        return InquiryRoutes(service: tickets).routes + SearchRoutes(store: parts.store).routes
            + NoticeRoutes(store: parts.store, book: book, serviceHours: { hours.current }).routes
            + LibraryRoutes(store: parts.store, homes: homes).routes + MemberRoutes(service: members).routes
            + ManualRoutes.support(shelf, store: parts.store).routes
    }

    /// Where サポートサイト shows each manual.
    private var homes: [String: String] {
        Dictionary(shelf.manuals.map { ($0.title, "/support/manuals/\($0.id)") }) { $1 }
    }

    /// Where an organisation's people can go for it.
    static func navigation(_ actor: Actor) -> [Link] {
        var links: [Link] = []
        if actor.may(.readSupportSite) {
            links += [
                Link("お知らせ", path: "/support/notices"), Link("資料", path: "/support/library"),
                Link("操作マニュアル", path: "/support/manuals"),
                Link("FAQ", path: "/support/faq"), Link("検索", path: "/support/search"),
            ]
        }
        if actor.may(.askHelpDesk) { links.append(Link("問合せ", path: "/support/inquiries")) }
        if actor.may(.manageSupportMembers) { links.append(Link("担当者", path: "/support/members")) }
        return links
    }

    /// The desk's own site.
    func deskRoutes(_ ledger: ReadinessLedger) -> [Route] {
        DeskRoutes(
            service: tickets, accounts: accounts,
            surroundings: DeskSurroundings(store: parts.store, ledger: ledger, versions: versions)
        ).routes + NoticeDeskRoutes(store: parts.store, book: book).routes
            + LibraryDeskRoutes(store: parts.store, topics: TicketTopic.allCases.map(\.title)).routes
            + ManualRoutes.desk(shelf, store: parts.store).routes
    }

    /// What the operator gets.
    var operatorRoutes: [Route] {
        MemberOversightRoutes(service: members).routes
            + DeskAccountRoutes(store: parts.store, accounts: accounts).routes
    }

    /// Listens for mail, where it is to.
    func listenForMail() async throws -> SMTPListener? {
        guard let incoming else { return nil }
        return try await SMTPListener.start(
            address: incoming.address, port: parts.ports.port(of: "mail", at: incoming.port),
            name: "mail.\(parts.configuration.domain)", addresses: [mailAddress.text], spool: spool)
    }

    /// Reads what another process may have changed.
    func refresh() async throws { try await book.refresh() }

    /// What time brings: clocks, removals, mail that came.
    func housekeeping(at now: Date) async throws {
        try await mailDesk.takeIn(at: now)
        try await tickets.keepTime(at: now)
        try await members.round(at: now)
    }

    /// Takes away files that no ticket has.
    func sweep() async throws {
        try await tickets.sweep()
    }

    /// The masters that an organisation's servers run with.
    private func versions(_ organisation: Organisation) async throws -> [SummaryRow] {
        var rows: [SummaryRow] = []
        for bureau in organisation.bureaus {
            let tenant = TenantID(organisation: organisation.code, bureau: bureau)
            do {
                let applied = try await MasterService(
                    store: TenantStore(tenant: tenant, base: parts.clusters.database(of: tenant.text), vault: .closed)
                ).currentVersion()
                rows.append(SummaryRow("配信マスター【\(bureau.title)】", applied ?? "なし"))
            } catch is PlacementError {
                // Whoever asks for help because of that must not be kept from it.
                rows.append(SummaryRow("配信マスター【\(bureau.title)】", "確認できません（データベースに接続できないか、移動中です）"))
            }
        }
        return rows
    }
}
