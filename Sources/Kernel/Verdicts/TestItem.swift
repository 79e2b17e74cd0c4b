/// The ten items of the 団体内のシステム連携テスト (§3.3).
public enum TestItem: String, Sendable, Codable, CaseIterable, Comparable {
    /// 自治体中間サーバードメインの名前解決.
    case t1 = "T1"
    /// 管理端末から自治体中間サーバーへの疎通.
    case t2 = "T2"
    /// 管理端末から公開リポジトリへの疎通.
    case t3 = "T3"
    /// 自治体中間サーバー接続端末から自治体中間サーバーへの疎通.
    case t4 = "T4"
    /// 自治体中間サーバー接続端末から公開リポジトリへの疎通.
    case t5 = "T5"
    /// 自治体中間サーバー接続端末から運用支援ツールの疎通.
    case t6 = "T6"
    /// 団体内統合宛名システムから自治体中間サーバーへの疎通.
    case t7 = "T7"
    /// 自治体中間サーバーから住基システムへの疎通.
    case t8 = "T8"
    /// 自治体中間サーバーから団体内統合宛名システムへの疎通.
    case t9 = "T9"
    /// 既存システムから自治体中間サーバーへの疎通.
    case t10 = "T10"

    /// The item's name in the source.
    public var title: String {
        switch self {
        case .t1: "自治体中間サーバードメインの名前解決"
        case .t2: "管理端末から自治体中間サーバーへの疎通"
        case .t3: "管理端末から公開リポジトリへの疎通"
        case .t4: "自治体中間サーバー接続端末から自治体中間サーバーへの疎通"
        case .t5: "自治体中間サーバー接続端末から公開リポジトリへの疎通"
        case .t6: "自治体中間サーバー接続端末から運用支援ツールの疎通"
        case .t7: "団体内統合宛名システムから自治体中間サーバーへの疎通"
        case .t8: "自治体中間サーバーから住基システムへの疎通"
        case .t9: "自治体中間サーバーから団体内統合宛名システムへの疎通"
        case .t10: "既存システムから自治体中間サーバーへの疎通"
        }
    }

    private var number: Int { Int(rawValue.dropFirst()) ?? 0 }

    /// By number: T10 comes after T9.
    public static func < (left: TestItem, right: TestItem) -> Bool { left.number < right.number }
}

/// How an item ended.
public enum Outcome: String, Sendable, Codable, CaseIterable {
    /// 合格.
    case pass
    /// 不合格.
    case fail
    /// 対象外: nothing to test here.
    case notApplicable
    /// 未実施: still to be tested.
    case notRun

    /// The name that staff reads.
    public var title: String {
        switch self {
        case .pass: "合格"
        case .fail: "不合格"
        case .notApplicable: "対象外"
        case .notRun: "未実施"
        }
    }
}
