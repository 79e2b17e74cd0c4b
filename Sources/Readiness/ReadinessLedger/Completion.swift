public import Foundation

/// How an organisation's 総合運用テスト準備 stands as a whole (§1.6, §3.6).
public struct Completion: Sendable, Hashable {
    public let checklistReceivedAt: Date?
    /// 団体内のシステム連携テスト工程終了日(実績), `yyyy-MM-dd`.
    public let finishedOn: String?
    public let completedAt: Date?

    /// Both the checklist and the date: neither alone.
    public var isComplete: Bool { completedAt != nil }
}
