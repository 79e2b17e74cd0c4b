import Identifiers

/// The words by which the checklist's parts are written and found again.
enum ChecklistLayout {
    static let sheetName = "最終確認チェックリスト"
    static let title = "VPN装置の設定確認及び団体内のシステム連携テスト結果確認チェックリスト"

    static let code = "団体コード"
    static let name = "団体名"
    static let kind = "団体区分"
    static let submittedOn = "送付日"
    static let submitter = "提出者"

    /// The number of items and the one that stands for the ten test items (§1.5).
    static let itemCount = 5
    static let testsItem = "c5"
    static let itemNumber = "項"
    static let itemTitle = "確認項目"
    static let completedOn = "完了日"
    static let confirmedBy = "確認者"
    static let remark = "備考"
    static let itemHeadings = [itemNumber, "確認箇所", itemTitle, "実施期限", completedOn, confirmedBy, remark]

    static let testTitle = "テスト観点"

    /// The column heading of a bureau; a union is on the mayor's side.
    static func heading(_ bureau: Bureau) -> String {
        switch bureau {
        case .mayor: "首長部局等"
        case .education: "教育委員会"
        }
    }
}
