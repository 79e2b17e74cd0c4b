public import Identifiers
public import ServiceCalendar
public import Spreadsheet
public import Verdicts

/// The 「VPN装置の設定確認及び団体内のシステム連携テスト結果確認ワークシート」, which is not handed in (§1.6).
public struct WorksheetForm: Sendable {
    private let organisation: Organisation
    private let results: [ItemResult]
    private let device: [DeviceLine]
    private let completedOn: CalendarDay?

    /// Gathers what the form shows.
    ///
    /// `completedOn` is the day on which the check of the VPN device was finished. Every line of `results` counts for
    /// the completion of its item; those of a bureau that the organisation does not have are left out.
    public init(
        organisation: Organisation, results: [ItemResult], device: [DeviceLine], completedOn: CalendarDay?
    ) {
        self.organisation = organisation
        self.results = results
        self.device = device
        self.completedOn = completedOn
    }

    /// The workbook: 「VPN装置の設定」 and one test sheet for each bureau that the organisation has.
    public func workbook() -> Workbook {
        let device = DeviceSheet(organisation: organisation, lines: device, completedOn: completedOn)
        let tests = organisation.bureaus.map { TestSheet(organisation: organisation, bureau: $0, results: results) }
        return Workbook(sheets: [device.sheet()] + tests.map { $0.sheet() })
    }
}
