import AuditLog
public import Foundation
public import Identifiers
import NoticeForms
public import OutgoingMail
import RollUp
public import Storage

/// Mails the notices that must not be missed, required reading and changed hours, to whom the platform speaks (§1.3).
public struct NoticePost: Sendable {
    private let store: any DataStore
    private let sender: MailAddress
    private let organisations: @Sendable () async throws -> [LocalGovernmentCode]

    /// The platform tells the window; the window tells the others.
    private static let told: Set<ContactRole> = [.windowManager, .windowClerk]
    /// Organisations of one transaction.
    private static let chunk = 200

    /// Sends for one platform; `organisations` are those of the programme.
    public init(
        store: any DataStore, sender: MailAddress,
        organisations: @escaping @Sendable () async throws -> [LocalGovernmentCode]
    ) {
        self.store = store
        self.sender = sender
        self.organisations = organisations
    }

    /// One round: queues the letters of every notice that waits; doing it twice, or over again, queues none twice.
    /// - Throws: `StoreError`.
    public func sendDue(at now: Date) async throws {
        let waiting = try await store.read { tx in try NoticeStore.toMail(in: tx) }
        guard !waiting.isEmpty else { return }
        let everybody = try await organisations()
        for notice in waiting {
            let meant = notice.organisation.isEmpty ? everybody : [try LocalGovernmentCode(notice.organisation)]
            for start in stride(from: 0, to: meant.count, by: Self.chunk) {
                let part = Array(meant[start..<min(start + Self.chunk, meant.count)])
                try await store.write { [self] tx in try tell(notice, to: part, at: now, in: tx) }
            }
            try await store.write { tx in
                try NoticeStore.mailed(notice.number, in: tx)
                try AuditLog.append(
                    AuditEntry(
                        event: .noticeMailed, organisation: notice.organisation, actor: "system:notices",
                        subject: "notice \(notice.number)"), at: now, in: tx)
            }
        }
    }

    private func tell(
        _ notice: PostedNotice, to organisations: [LocalGovernmentCode], at now: Date, in tx: any StoreTransaction
    ) throws {
        let contacts = try ContactTable.contacts(of: organisations, at: now, in: tx)
        for code in organisations {
            for entry in contacts[code] ?? [] where Self.told.contains(entry.role) {
                // Whose address or whose notice's title no letter can bear still has the notice on the site.
                guard let recipient = MailAddress(entry.contact.mail),
                    let letter = try? Letter(
                        from: sender, to: recipient, subject: Self.subject(notice),
                        text: Self.text(notice, for: entry.contact.name))
                else { continue }
                try MailQueue.enqueue(
                    letter, key: "notice.\(notice.number).\(code.text).\(recipient.text)", organisation: code.text,
                    at: now, in: tx)
            }
        }
    }

    private static func subject(_ notice: PostedNotice) -> String {
        (notice.needsReading ? "【要確認】" : "【お知らせ】") + notice.title
    }

    private static func text(_ notice: PostedNotice, for name: String) -> String {
        let asked =
            notice.needsReading
            ? "サポートサイトの「お知らせ」を開き、内容を確認して「確認しました」を押してください。" : "サポートサイトの「お知らせ」にも掲載しています。"
        return """
            \(name) 様

            \(notice.text)

            \(asked)
            必要に応じて、団体内の担当者（システム管理者、サポートサイト管理者、VPN装置管理者）へ伝えてください。
            --
            自治体中間サーバー・ヘルプデスク

            """
    }
}
