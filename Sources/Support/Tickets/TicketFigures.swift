import ContactHours
public import Foundation
import Identifiers
public import Storage

/// Figures of a time: by channel, topic or prefecture.
public struct TicketFigures: Sendable, Hashable {
    /// By what tickets are counted.
    public enum Dimension: String, Sendable, CaseIterable {
        case channel
        case topic
        case prefecture

        /// The name on screens.
        public var title: String {
            switch self {
            case .channel: "受付方法"
            case .topic: "分類"
            case .prefecture: "都道府県"
            }
        }
    }

    /// A channel, a topic, a prefecture as stored.
    public let value: String
    public let tickets: Int
    public let answered: Int
    /// First answers within their time.
    public let inTime: Int
    /// Mean open seconds to the first answer; nil without one.
    public let meanAnswerSeconds: Int?
    /// Mean of 1 to 5 in tenths; nil when nobody rated.
    public let meanRatingTenths: Int?

    /// Counts what came in from one instant until before another, by each dimension; the most tickets first.
    ///
    /// One look at the tickets for all: reading them is what takes long.
    /// - Throws: `StoreError`.
    public static func figures(
        from: Date, to: Date, in tx: any StoreTransaction
    ) throws -> [Dimension: [TicketFigures]] {
        let rows = try tx.rows(
            """
            SELECT channel, topic, prefecture, count(*) AS tickets, count(first_answered_at) AS answered,
                count(CASE WHEN first_answered_at <= due_at THEN 1 END) AS in_time,
                coalesce(sum(first_answer_seconds), 0) AS answer_seconds, count(first_answer_seconds) AS timed,
                coalesce(sum(rating), 0) AS ratings, count(rating) AS rated
            FROM tickets WHERE received_at >= $1 AND received_at < $2 AND state <> 'merged'
            GROUP BY channel, topic, prefecture
            """, [.instant(from), .instant(to)])
        var sums: [Dimension: [String: Sum]] = [:]
        for row in rows {
            let sum = try Sum(row)
            for dimension in Dimension.allCases {
                sums[dimension, default: [:]][try row.text(dimension.rawValue), default: Sum()].add(sum)
            }
        }
        return sums.mapValues { sums in
            sums.map { $1.figures(of: $0) }.sorted { ($1.tickets, $0.value) < ($0.tickets, $1.value) }
        }
    }

    /// What can be added up.
    private struct Sum {
        var tickets: Int64 = 0
        var answered: Int64 = 0
        var inTime: Int64 = 0
        var answerSeconds: Int64 = 0
        var timed: Int64 = 0
        var ratings: Int64 = 0
        var rated: Int64 = 0

        init() {}

        init(_ row: StoredRow) throws {
            tickets = try row.integer("tickets")
            answered = try row.integer("answered")
            inTime = try row.integer("in_time")
            answerSeconds = try row.integer("answer_seconds")
            timed = try row.integer("timed")
            ratings = try row.integer("ratings")
            rated = try row.integer("rated")
        }

        mutating func add(_ other: Sum) {
            tickets += other.tickets
            answered += other.answered
            inTime += other.inTime
            answerSeconds += other.answerSeconds
            timed += other.timed
            ratings += other.ratings
            rated += other.rated
        }

        func figures(of value: String) -> TicketFigures {
            TicketFigures(
                value: value, tickets: Int(tickets), answered: Int(answered), inTime: Int(inTime),
                meanAnswerSeconds: timed == 0 ? nil : Int(answerSeconds / timed),
                meanRatingTenths: rated == 0 ? nil : Int(ratings * 10 / rated))
        }
    }
}
