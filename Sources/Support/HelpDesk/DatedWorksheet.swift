public import Identifiers
import Spreadsheet
public import Verdicts
import Worksheet

/// The worksheet of results that were accepted (§1.6): its days are those of the platform's own records.
public enum DatedWorksheet {
    /// The workbook's bytes.
    /// - Throws: `SpreadsheetError`.
    public static func content(of organisation: Organisation, _ results: [ItemResult]) throws -> [UInt8] {
        let device = DeviceLine(
            section: "構成", entry: "VPN装置", expected: "設定依頼票のとおりのNAT・NAPT・パケットフィルタ", seen: nil,
            judgement: .notApplicable, remark: "VPN装置の設定は、画面「ネットワーク」で確認してください。")
        return try WorksheetForm(
            organisation: organisation, results: results, device: [device], completedOn: nil
        ).workbook().encoded()
    }
}
