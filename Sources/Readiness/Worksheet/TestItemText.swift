public import Verdicts

/// What the source says about each item of the 団体内のシステム連携テスト beside its name (§3.3).
public struct TestItemText: Sendable, Hashable {
    /// 共通, 端末の試験 or 団体内システムの試験.
    public let group: String
    /// 実施内容: what is done to prove the item.
    public let content: String

    /// The texts of an item.
    public init(_ item: TestItem) {
        switch item {
        case .t1:
            group = "共通"
            content = "団体内システム及び各端末から、自治体中間サーバードメインの名前解決(コマンド等)を行う。"
        case .t2, .t3:
            group = "端末の試験"
            content = "管理端末から自治体中間サーバーへ画面アクセスできることの確認を行う。"
        case .t4, .t5:
            group = "端末の試験"
            content = "自治体中間サーバー接続端末から自治体中間サーバーへ画面アクセスできることの確認を行う。"
        case .t6:
            group = "端末の試験"
            content = "自治体中間サーバー接続端末から、運用支援ツールに画面アクセスできることを確認する。"
        case .t7:
            group = "団体内システムの試験"
            content = "統合宛名番号を登録することで、団体内統合宛名システムから自治体中間サーバーへの疎通を確認する。"
        case .t8:
            group = "団体内システムの試験"
            content =
                "符号取得を確認することで、団体内統合宛名システムから自治体中間サーバーへの疎通及び自治体中間サーバーから住基システムへの疎通を確認する。"
                + "本項目は、設定依頼票で依頼された住基システムのアクセス先が設定された後に確認できる。"
        case .t9:
            group = "団体内システムの試験"
            content =
                "自治体中間サーバー接続端末から自治体中間サーバーへアクセスし、基本4情報の取得により団体内統合宛名システムへの疎通を確認する。"
                + "本項目は、設定依頼票で依頼された団体内統合宛名システムのアクセス先が設定された後に確認できる。"
        case .t10:
            group = "団体内システムの試験"
            content =
                "既存システムから副本登録により、自治体中間サーバーへの疎通確認を行う。"
                + "本テストによって登録する副本は、総合運用テストで使用するテストデータを登録する。"
        }
    }
}
