import Foundation
import Identifiers

/// One お知らせ.
struct PersonalNotice: Sendable, Hashable {
    /// How it stands.
    enum State: String, Sendable, Hashable, CaseIterable {
        /// Taken; not at the portal yet.
        case accepted
        case delivered
        case read
        /// To be taken back; the portal has not said yet whether it was read before.
        case withdrawing
        case withdrawn
        /// The portal knows nobody by the 符号.
        case undeliverable

        var title: String {
            switch self {
            case .accepted: "送信待ち"
            case .delivered: "送信済み（未読）"
            case .read: "既読"
            case .withdrawing: "取消中"
            case .withdrawn: "取消済み"
            case .undeliverable: "送信できません"
            }
        }
    }

    let number: Int64
    let system: String
    let atenaNumber: AtenaNumber
    let content: Content
    private(set) var state: State
    private(set) var reason: String
    private(set) var changedAt: Date

    /// What the person reads.
    struct Content: Sendable, Hashable {
        let title: String
        let text: String
        let shownUntil: String?
    }

    /// Describes a notice as it stands.
    init(
        number: Int64, system: String, atenaNumber: AtenaNumber, content: Content, state: State = .accepted,
        reason: String = "", changedAt: Date
    ) {
        self.number = number
        self.system = system
        self.atenaNumber = atenaNumber
        self.content = content
        self.state = state
        self.reason = reason
        self.changedAt = changedAt
    }

    mutating func set(_ state: State, reason: String = "", at instant: Date) {
        self.state = state
        self.reason = reason
        changedAt = instant
    }
}
