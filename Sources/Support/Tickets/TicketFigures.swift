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

    /// Counts what came in from one instant until before another.
    /// - Throws: `StoreError`.
    public static func figures(
        by dimension: Dimension, from: Date, to: Date, in tx: any StoreTransaction
    ) throws -> [TicketFigures] {
        try tx.rows(
            """
            SELECT \(dimension.rawValue) AS value, count(*) AS tickets, count(first_answered_at) AS answered,
                count(CASE WHEN first_answered_at <= due_at THEN 1 END) AS in_time,
                coalesce(sum(first_answer_seconds), 0) AS answer_seconds, count(first_answer_seconds) AS timed,
                coalesce(sum(rating), 0) AS ratings, count(rating) AS rated
            FROM tickets WHERE received_at >= $1 AND received_at < $2 AND state <> 'merged'
            GROUP BY \(dimension.rawValue) ORDER BY count(*) DESC, value
            """, [.instant(from), .instant(to)]
        ).map { row in
            let (timed, rated) = (try row.integer("timed"), try row.integer("rated"))
            return TicketFigures(
                value: try row.text("value"), tickets: Int(try row.integer("tickets")),
                answered: Int(try row.integer("answered")), inTime: Int(try row.integer("in_time")),
                meanAnswerSeconds: timed == 0 ? nil : Int(try row.integer("answer_seconds") / timed),
                meanRatingTenths: rated == 0 ? nil : Int(try row.integer("ratings") * 10 / rated))
        }
    }
}
