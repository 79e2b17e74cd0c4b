import Foundation
import OrganisationProtocol
import ServiceCalendar

/// A file of 副本 on its way: what was announced, what has arrived, what became of its rows.
struct ReplicaFile: Sendable, Hashable {
    /// Where a file stands.
    enum State: String, Sendable, CaseIterable {
        /// Bytes are still to come; a half-sent file leaves nothing.
        case receiving
        /// Whole, and waits for its turn.
        case waiting
        /// Rows are being written; nobody sees them yet.
        case loading
        /// Rows are being taken out again.
        case discarding
        case registered
        case refused
        /// Given up by its sender before it was whole.
        case abandoned

        var title: String {
            switch self {
            case .receiving: "受信中"
            case .waiting: "登録待ち"
            case .loading: "登録中"
            case .discarding: "取消処理中"
            case .registered: "登録済み"
            case .refused: "登録されませんでした"
            case .abandoned: "取りやめ"
            }
        }

        /// Whether a worker has something to do.
        var isDue: Bool { self == .waiting || self == .loading || self == .discarding }
        /// Whether nothing more will happen.
        var isFinal: Bool { !isDue && self != .receiving }
    }

    let number: Int64
    let request: ReplicaFileRequest
    var state: State = .receiving
    var received: Int64 = 0
    /// Rows worked on, the faulty ones among them; the next turn begins behind them.
    var read: Int64 = 0
    var accepted: Int64 = 0
    var unchanged: Int64 = 0
    var refused: Int64 = 0
    var faultCount: Int64 = 0
    var reason: String?
    let announcedAt: Date
    var changedAt: Date

    var status: ReplicaFileStatus {
        ReplicaFileStatus(
            number: number, state: state.rawValue, title: state.title, size: request.size, received: received,
            records: request.records, read: read, accepted: accepted, unchanged: unchanged, refused: refused,
            reason: reason, announcedAt: JapanTime.text(announcedAt), changedAt: JapanTime.text(changedAt))
    }
}
