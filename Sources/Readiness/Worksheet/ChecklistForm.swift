public import Identifiers
public import Programme
public import ServiceCalendar
public import Spreadsheet
public import Verdicts

/// The 「VPN装置の設定確認及び団体内のシステム連携テスト結果確認チェックリスト」, handed in to the help desk (§1.5, §3.6).
public struct ChecklistForm: Sendable {
    private let content: ChecklistSheet

    /// Gathers what the form shows.
    ///
    /// The items, their names and deadlines are the programme's; `results` are judged as ``ItemCompletion`` does.
    public init(
        organisation: Organisation, programme: Programme, deviceConfirmations: [DeviceConfirmation],
        results: [ItemResult], submittedOn: CalendarDay, submitter: String
    ) {
        content = ChecklistSheet(
            organisation: organisation, items: programme.checklistItems,
            confirmations: deviceConfirmations, results: results, submittedOn: submittedOn, submitter: submitter)
    }

    /// The workbook with its one sheet 「最終確認チェックリスト」; what is not done says 未完了.
    public func workbook() -> Workbook {
        Workbook(sheets: [content.sheet()])
    }

    /// Reads a checklist back, as people edit it: dates typed as text, full-width digits, inserted rows.
    /// - Throws: ``ChecklistError`` with the first cell that has to be put right.
    public static func read(_ workbook: Workbook) throws(ChecklistError) -> SubmittedChecklist {
        try ChecklistReader(workbook).checklist()
    }
}
