/// An event's name as an organisation's staff reads it: what it was about, and what was done.
enum EventTitle {
    /// `account.created` → アカウント 作成; a part that has no word here stays as it is.
    static func of(_ event: String) -> String {
        let parts = event.split(separator: ".", maxSplits: 1).map(String.init)
        guard parts.count == 2 else { return event }
        return "\(nouns[parts[0]] ?? parts[0]) \(verbs[parts[1]] ?? parts[1])"
    }

    /// What there is to choose from: names begin with the key.
    static let subjects = nouns.sorted { $0.value < $1.value }

    static let nouns = [
        "account": "アカウント", "account-policy": "アカウントの規則", "atena-number": "統合宛名番号", "audit-head": "監査ログの署名",
        "audit-trail": "操作記録", "basic-four": "基本4情報", "certificate": "証明書", "certificate-request": "CSR",
        "clerk-affair": "照会の担当事務", "code-acquisition": "符号取得", "code-request-file": "符号取得依頼ファイル",
        "communication-certificate": "中間サーバー用証明書", "core-certificate": "コアシステム向け証明書", "disclosure": "開示と自動応答",
        "disclosure-record": "情報提供等記録", "district": "行政区", "home": "トップ画面",
        "initial-account": "初期セットアップ用アカウント", "inquiry": "情報照会", "interface-document": "インターフェイス仕様",
        "linkage-code": "符号", "local-master": "独自マスター", "master": "配信マスター", "name": "名前解決",
        "operation-support": "運用支援ツール", "permission-pattern": "権限パターン", "personal-notice": "お知らせ",
        "provision": "情報提供", "provision-policy": "提供の設定", "publication-end": "公開終了日",
        "record-correction": "情報提供等記録の訂正", "replica": "副本", "replica-backlog": "副本ファイルの滞留",
        "replica-file": "副本ファイル", "replica-link": "紐付け", "second-factor": "二要素認証", "self-disclosure": "自己情報提供",
        "service-state": "稼動状態", "sign-in": "サインイン画面", "use-report": "利用状況の報告", "use-thresholds": "利用状況の基準値",
    ]

    static let verbs = [
        "abandoned": "取りやめ", "activation-failed": "有効化の失敗", "advanced": "進行", "alarmed": "警告",
        "announced": "予告", "answered": "応答", "asked": "照会", "begun": "開始", "cancelled": "取消", "changed": "変更",
        "compared": "比較", "completed": "送信完了", "confirmed": "確認", "content-read": "内容の取得",
        "contents-read": "内容の取得", "contradicted": "矛盾", "created": "作成", "decided": "判断", "deleted": "削除",
        "delivered": "配達", "downloaded": "ダウンロード", "effective": "有効化", "ended": "処理終了", "entered": "内容の登録",
        "expiry-noticed": "期限の通知", "exported": "書き出し", "fetched": "取得", "flags-read": "フラグの照会",
        "flags-set": "フラグの設定", "form-shown": "入力画面の表示", "given-up": "解除", "held": "保留",
        "import-cancelled": "取込みの取消", "import-previewed": "取込みの確認", "imported": "取込み", "installed": "インストール",
        "listed": "一覧表示", "made": "作成", "overview-shown": "適用状況の表示", "password-accepted": "パスワードの照合",
        "password-changed": "パスワード変更", "password-form": "パスワード変更画面の表示", "password-reset": "パスワード再発行",
        "proof-shown": "証明の表示", "provisional-applied": "仮マスターの適用", "put": "登録", "read": "参照", "received": "受領",
        "recipients-read": "提供先の照会", "registered": "登録", "released": "送信の許可", "result-read": "結果の取得",
        "resumed": "利用再開", "searched": "検索", "second-factor-reset": "二要素認証の解除", "sent": "依頼", "set": "設定",
        "shown": "表示", "signed-in": "サインイン", "signed-out": "サインアウト", "staged": "受付", "state-read": "状況の取得",
        "states-read": "状況の取得", "suspended": "利用停止", "trust-shown": "信頼する認証局の表示", "undone": "差し戻し",
        "unlocked": "ロック解除", "updated": "更新", "updates-read": "更新情報の取得", "withdrawal-requested": "取りやめの依頼",
        "withdrawn": "取消",
    ]
}
