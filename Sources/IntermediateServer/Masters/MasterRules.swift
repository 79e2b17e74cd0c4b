import Foundation
import ServiceCalendar

/// What a master must be as a whole before any of it is applied, and what may follow what.
enum MasterRules {
    /// How long a file waits for its confirmation [O].
    static let stagingTime: TimeInterval = 3600
    /// 番号法 came into force on this day; nothing is valid before it [O].
    static let firstDay = "2015-10-05"
    /// A master for later than this many days ahead is taken for a misprint [O].
    static let daysAhead = 366

    /// Reads and checks a file; every finding at once.
    static func document<Document: MasterDocument>(
        _ type: Document.Type, from bytes: [UInt8], on server: MasterSetting
    ) throws(MasterError) -> Document {
        let reader = MasterReader()
        let read = Document.read(reader.fields(try MasterFile.object(bytes)))
        guard let read, reader.findings.isEmpty else { throw .findings(reader.findings) }
        try check(read, on: server)
        return read
    }

    /// Checks a document against the server that it is for.
    static func check(_ document: some MasterDocument, on server: MasterSetting) throws(MasterError) {
        let findings = validity(document.validFrom, today: server.today) + document.findings(on: server)
        guard findings.isEmpty else { throw .findings(findings) }
    }

    /// A test master may follow a provisional one, never the other way round; the same version is not applied twice.
    static func check<Document: MasterDocument>(
        _ document: Document, after current: Document?
    ) throws(MasterError) {
        guard let current else { return }
        guard document.version != current.version else { throw .alreadyApplied(document.version) }
        guard !document.isBehind(current) else { throw .backwards }
    }

    /// The days on which a master may begin to be valid [O].
    static func validity(_ text: String, today: CalendarDay) -> [MasterFinding] {
        guard let day = CalendarDay(text), let first = CalendarDay(firstDay) else { return [] }
        let last = today.adding(days: daysAhead)
        guard day < first || last < day else { return [] }
        return [
            MasterFinding(
                "validFrom", .day, "有効開始日 \(day) は範囲外です（\(first) から \(last) まで）。", remedy: "有効開始日に誤りがないか確認してください。")
        ]
    }

    /// Whether a file that was staged still waits.
    static func isWaiting(stagedAt: Date, now: Date) -> Bool {
        now.timeIntervalSince(stagedAt) < stagingTime
    }

    /// The number of the version that undoing goes back to: what was in force before the one in force was imported.
    ///
    /// `restored` says of each number, from 1, which number it brought back; nil for an import. Undoing twice therefore
    /// goes two imports back, and does not swing between two versions.
    static func undoTarget(restored: [Int64?]) -> Int64? {
        guard let last = restored.indices.last else { return nil }
        let origin = restored[last] ?? Int64(last + 1)
        guard origin > 1 else { return nil }
        let before = Int(origin) - 2
        guard restored.indices.contains(before) else { return nil }
        return restored[before] ?? Int64(before + 1)
    }
}
