import Foundation

/// One line of a master's history: what was applied, when, by whom, and how it came.
struct MasterLine: Sendable, Hashable {
    /// From 1, without gaps, in the order of applying.
    let number: Int64
    let version: String
    /// 区分 as the tables keep it.
    let kind: String
    /// How many rows each table has, in words; empty for what was applied before it was kept.
    let summary: String
    /// Of the file as it was uploaded; nil for what was applied before checksums were kept.
    let sha256: String?
    /// The number that undoing brought back; nil for an import.
    let restored: Int64?
    let appliedAt: Date
    let appliedBy: String

    /// How it came, on screens.
    var origin: String { restored.map { "取消（第\($0)版へ戻す）" } ?? "取込み" }
    /// As pages name it.
    var title: String { "第\(number)版 \(version)" }
}

/// A line of the history with its document.
struct AppliedMaster<Document: MasterDocument>: Sendable {
    let line: MasterLine
    let master: Document
}

/// A file that waits for its confirmation.
struct StagedMaster<Document: MasterDocument>: Sendable {
    let master: Document
    let sha256: String
    let stagedAt: Date
    let stagedBy: String

    /// Until when it waits.
    var expiresAt: Date { stagedAt.addingTimeInterval(MasterRules.stagingTime) }
}

/// What a confirmation page showed, so that nothing else is confirmed by it.
struct MasterChoice: Sendable, Hashable {
    /// The staged file's.
    let sha256: String
    /// The number in force that the differences were made against; 0 for none.
    let against: Int64
}

/// A staged file beside what it would replace.
struct MasterPreview<Document: MasterDocument>: Sendable {
    let staged: StagedMaster<Document>
    let current: AppliedMaster<Document>?
    /// What a person should know before confirming, in Japanese.
    let warnings: [String]

    var difference: MasterDifference { MasterDifference(from: current?.master, to: staged.master) }
    var choice: MasterChoice { MasterChoice(sha256: staged.sha256, against: current?.line.number ?? 0) }
}

/// What undoing would do.
struct MasterUndo<Document: MasterDocument>: Sendable {
    let current: AppliedMaster<Document>
    let target: AppliedMaster<Document>

    var difference: MasterDifference { MasterDifference(from: current.master, to: target.master) }
}
