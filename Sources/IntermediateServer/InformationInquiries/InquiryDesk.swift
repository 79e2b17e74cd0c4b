import AccessControl
import AtenaNumbers
import CodeAcquisition
import CoreLink
import Crypto
import Foundation
import Identifiers
import Masters
import NationalProtocol
import OrganisationProtocol
import SortedJSON
import Storage
import Tenancy
import WebServer

/// The six use cases of 情報照会 in one transaction, for one system or clerk.
struct InquiryDesk {
    let tx: TenantTransaction
    let permits: MasterPermits
    /// The name in the server's communication certificate.
    let serverName: String
    let exchange: Exchange
    /// Who is told of what is registered; nobody at a screen.
    var waiting: InquiryWaiting?

    /// How 照会 come; each has keys of its own.
    enum Binding: String {
        case online
        case file
        case screen
    }

    /// Whose 照会 they are: a system's, or a clerk's own.
    private var system: String { exchange.actor.systemIdentifier }

    /// One 照会 and its place in what was sent, from 1.
    struct Row: Sendable {
        let number: Int
        let entry: InquiryEntry
    }

    /// A sender's key as it is kept: each binding has its own.
    static func key(_ sent: String, _ binding: Binding) -> String { "\(binding.rawValue) \(sent)" }

    /// Accepts 照会 (IF_SKI_10111); the same key again answers what was accepted then.
    func register(_ entries: [InquiryEntry], key sent: String, by binding: Binding) throws -> InquiryReceipt {
        try register(
            entries.enumerated().map { Row(number: $0.offset + 1, entry: $0.element) }, key: sent, by: binding)
    }

    /// The same of a part of what was sent.
    func register(_ rows: [Row], key sent: String, by binding: Binding) throws -> InquiryReceipt {
        guard RequestKey.isPlain(sent) else { throw InquiryRefusal.badKey }
        let key = Self.key(sent, binding)
        guard let rules = try permits.current(in: tx) else { throw InquiryRefusal.noMaster }
        let own = rules.holder(ofServer: serverName)
        let known = try AtenaNumberStore.known(among: rows.map(\.entry.atenaNumber), in: tx)
        let store = InquiryStore(tx: tx)
        var accepted: [AcceptedInquiry] = []
        var rejected: [RowRejection] = []
        var new: [(inquiry: Inquiry, key: String, row: Int, hash: [UInt8])] = []
        var asked: [[UInt8]: String] = [:]
        for one in rows {
            let (row, entry) = (one.number, one.entry)
            let hash = entry.question
            if let before = try store.inquiry(system: system, key: key, row: row) {
                guard before.hash == hash else { throw InquiryRefusal.keyInUse }
                accepted.append(AcceptedInquiry(row: row, receptionNumber: before.inquiry.receptionNumber))
                continue
            }
            let facts = InquiryFacts(
                isKnownNumber: known.contains(entry.atenaNumber),
                hasCode: try KnownCodes.hasCode(entry.atenaNumber, in: tx), ownCode: own, rules: rules)
            let open = try asked[hash] ?? store.open(askingAs: hash)
            if let refusal = InquiryRules.refusal(of: entry, facts) ?? open.map(InquiryRefusal.duplicate) {
                rejected.append(refusal.rejection(row: row))
                continue
            }
            let inquiry = Inquiry(
                receptionNumber: UUIDv7.text(at: exchange.now), system: system, actor: exchange.actor.identifier,
                entry: entry, acceptedAt: exchange.now, state: .accepted)
            asked[hash] = inquiry.receptionNumber
            new.append((inquiry, key, row, hash))
            accepted.append(AcceptedInquiry(row: row, receptionNumber: inquiry.receptionNumber))
        }
        try store.add(new)
        if binding == .online {
            for one in new { waiting?.registers(one.inquiry.receptionNumber, of: system) }
        }
        return InquiryReceipt(accepted: accepted, rejected: rejected)
    }

    /// How far they are (IF_SKI_10712).
    func states(_ asked: [InquiryReference]) throws -> InquiryStatuses {
        InquiryStatuses(inquiries: try asked.map { try own($0)?.status ?? .unknown($0.receptionNumber) })
    }

    /// What was asked (IF_SKI_10912).
    func contents(_ asked: [InquiryReference]) throws -> InquiryContents {
        InquiryContents(
            inquiries: try asked.map { reference in
                let found = try own(reference)
                return .init(
                    status: found?.status ?? .unknown(reference.receptionNumber), inquiry: found?.entry)
            })
    }

    /// Results (IF_SKI_11112); content is opened here, for whoever asked for it.
    ///
    /// - Parameters:
    ///   - asked: which.
    ///   - opened: content that was opened already.
    ///   - opener: what opens the rest.
    /// - Returns: how they stand, in the order asked.
    /// - Throws: `StoreError`, `PKIError`, `ContentSeal.Broken`.
    func results(
        _ asked: [InquiryReference], opened: (Inquiry) -> ProvidedContent? = { _ in nil },
        opener: () throws -> ContentOpener?
    ) throws -> InquiryResults {
        var known: ContentOpener?
        return InquiryResults(
            inquiries: try asked.map { reference in
                guard let found = try own(reference) else {
                    return .init(status: .unknown(reference.receptionNumber), content: nil)
                }
                guard found.sealed != nil else { return .init(status: found.status, content: nil) }
                if let content = opened(found) { return .init(status: found.status, content: content) }
                known = try known ?? opener()
                return .init(status: found.status, content: try known.flatMap { try found.content(openedBy: $0) })
            })
    }

    /// Takes them back (IF_SKI_50111).
    func withdraw(_ asked: [InquiryReference]) throws -> InquiryWithdrawalStates {
        InquiryWithdrawalStates(
            inquiries: try asked.map { reference in
                guard let before = try own(reference) else { return .unknown(reference.receptionNumber) }
                var after = before
                after.withdrawalRequested(at: exchange.now)
                if after != before { try InquiryStore(tx: tx).keep(after, insteadOf: before) }
                return after.withdrawalState
            })
    }

    /// What became of taking them back (IF_SKI_50412).
    func withdrawals(_ asked: [InquiryReference]) throws -> InquiryWithdrawalStates {
        InquiryWithdrawalStates(
            inquiries: try asked.map { try own($0)?.withdrawalState ?? .unknown($0.receptionNumber) })
    }

    /// One of the caller's; another's is nobody's.
    func own(_ reference: InquiryReference) throws -> Inquiry? {
        guard let found = try InquiryStore(tx: tx).inquiry(reference.receptionNumber) else { return nil }
        let isOwn = system.isEmpty ? found.actor == exchange.actor.identifier : found.system == system
        return isOwn ? found : nil
    }
}

extension InquiryEntry {
    /// What makes two 照会 the same question, all but when and by whom: SHA-256 of it, 32 bytes.
    fileprivate var question: [UInt8] {
        var writer = SortedJSONWriter()
        writer.beginObject()
        writer.add("atenaNumber", atenaNumber.text)
        writer.add(key: "conditions")
        conditions.write(to: &writer)
        writer.add(key: "purpose")
        purpose.write(to: &writer)
        writer.endObject()
        return Array(SHA256.hash(data: writer.bytes))
    }
}

extension Inquiry {
    /// The content of an answer; nil when nothing was provided.
    func content(openedBy opener: ContentOpener) throws -> ProvidedContent? {
        guard let sealed, let processingNumber else { return nil }
        return try ProvidedContent(
            json: try opener.open(
                sealed.content, from: sealed.writer, about: SealedSubject(processingNumber, purpose)))
    }
}

extension InquiryWithdrawalStates.State {
    fileprivate static func unknown(_ receptionNumber: String) -> Self {
        .init(receptionNumber: receptionNumber, withdrawal: "unknown", title: "該当なし")
    }
}
