import BackgroundWork
public import Foundation
import Identifiers
public import NationalProtocol
import ServiceCalendar
import SortedJSON
public import Storage
import WebServer

extension CoreSystem {
    /// Writes the centre's log of one ending, in its transaction.
    public typealias EndingRecord = @Sendable (InquiryPurpose, InquiryEnding, any StoreTransaction) throws -> Void

    /// Takes answers of a server and passes them on; what had ended before stays as it ended.
    /// - Throws: `StoreError`.
    public func take(
        _ answers: ProvisionAnswers, from server: String, at now: Date, record: @escaping EndingRecord
    ) async throws -> InquiryEndings {
        try await ending(at: now) { tx, told in
            let boxes = Mailboxes(tx: tx)
            let key = try boxes.keep(contentKey: answers.contentKey)
            let own = rules.holder(ofServer: server)
            var posts: [Mailboxes.Post] = []
            let endings = try answers.answers.map { answer in
                let found = try CoreInquiryStore(tx: tx).inquiry(answer.processingNumber)
                guard var inquiry = found, inquiry.purpose.provider == own else {
                    return Self.unknown(answer.processingNumber)
                }
                if inquiry.answered(answer.code, isNotDisclosed: answer.isNotDisclosed, at: now) {
                    try CoreInquiryStore(tx: tx).close(inquiry)
                    try record(inquiry.purpose, inquiry.ending, tx)
                    if let inquirer = rules.server(of: inquiry.purpose.inquirer) {
                        let answer = InquiryAnswer(
                            ending: inquiry.ending, content: answer.content, contentKey: key)
                        posts.append(Mailboxes.Post(delivery: .answer(answer), server: inquirer, contentKey: key))
                        told.insert(inquirer)
                    }
                }
                return inquiry.ending
            }
            try boxes.put(posts)
            return endings
        }
    }

    /// Ends inquiries that their inquirer does not want any more, and tells the providers.
    /// - Throws: `StoreError`.
    public func withdraw(
        _ withdrawals: InquiryWithdrawals, from server: String, at now: Date, record: @escaping EndingRecord
    ) async throws -> InquiryEndings {
        try await ending(at: now) { tx, told in
            let own = rules.holder(ofServer: server)
            return try withdrawals.processingNumbers.map { number in
                guard var inquiry = try CoreInquiryStore(tx: tx).inquiry(number), inquiry.purpose.inquirer == own else {
                    return Self.unknown(number)
                }
                if inquiry.withdrawn(at: now) {
                    try CoreInquiryStore(tx: tx).close(inquiry)
                    try record(inquiry.purpose, inquiry.ending, tx)
                    try tell(inquiry, [inquiry.purpose.provider], told: &told, in: tx)
                }
                return inquiry.ending
            }
        }
    }

    /// Ends what was not answered in time, and tells both sides; answers how many.
    /// - Throws: `StoreError`.
    @discardableResult
    public func expire(at now: Date, record: @escaping EndingRecord) async throws -> Int {
        // Asked with each collection, and hardly ever so: nothing is written for nothing.
        guard try await store.read({ tx in try !CoreInquiryStore(tx: tx).overdue(at: now, limit: 1).isEmpty }) else {
            return 0
        }
        return try await ending(at: now) { tx, told in
            var endings: [InquiryEnding] = []
            for var inquiry in try CoreInquiryStore(tx: tx).overdue(at: now, limit: 1_000) {
                guard inquiry.expired(at: now) else { continue }
                try CoreInquiryStore(tx: tx).close(inquiry)
                try record(inquiry.purpose, inquiry.ending, tx)
                try tell(inquiry, [inquiry.purpose.provider, inquiry.purpose.inquirer], told: &told, in: tx)
                endings.append(inquiry.ending)
            }
            return endings
        }.endings.count
    }

    /// What waits for a server, having waited for it as long as it asks.
    /// - Throws: `StoreError`.
    public func collect(_ asked: CollectionRequest, for server: String) async throws -> CollectedDeliveries {
        try CollectedDeliveries(json: try await collected(asked, for: server).document)
    }

    /// The same as it is sent: deliveries are passed on as they were written.
    func collected(_ asked: CollectionRequest, for server: String) async throws -> Mailboxes.Found {
        let first = try await store.write { tx in try Mailboxes(tx: tx).collect(asked, for: server) }
        guard first.isEmpty, asked.waitSeconds > 0 else { return first }
        try await WorkingPlace.resting {
            try await bell.wait(server, for: .seconds(min(asked.waitSeconds, 30))) {
                try await store.read { tx in
                    try tx.row(
                        "SELECT number FROM core_deliveries WHERE server = $1 AND number > $2 LIMIT 1",
                        [.text(server), .integer(asked.after)]) != nil
                }
            }
        }
        return try await store.write { tx in try Mailboxes(tx: tx).collect(asked, for: server) }
    }

    private func ending(
        at now: Date, _ body: @escaping @Sendable (any StoreTransaction, inout Set<String>) throws -> [InquiryEnding]
    ) async throws -> InquiryEndings {
        let (endings, told) = try await store.write { tx in
            var told: Set<String> = []
            let endings = try body(tx, &told)
            return (endings, told)
        }
        bell.ring(told)
        return InquiryEndings(endings: endings)
    }

    private func tell(
        _ inquiry: CoreInquiry, _ holders: [HolderCode], told: inout Set<String>, in tx: any StoreTransaction
    ) throws {
        for server in holders.compactMap(rules.server) {
            try Mailboxes(tx: tx).put(.ending(inquiry.ending), for: server)
            told.insert(server)
        }
    }

    private static func unknown(_ number: ProcessingNumber) -> InquiryEnding {
        InquiryEnding(
            processingNumber: number, correlation: "", end: nil, answerCode: nil, isNotDisclosed: false, endedAt: nil)
    }
}

extension CoreInquiry {
    /// How it stands, as both sides are told.
    var ending: InquiryEnding {
        InquiryEnding(
            processingNumber: processingNumber, correlation: correlation, end: end, answerCode: answerCode,
            isNotDisclosed: isHiddenByProvider, endedAt: endedAt.map(JapanTime.text))
    }
}
