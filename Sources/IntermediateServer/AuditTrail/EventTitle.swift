/// An event's name as an organisation's staff reads it: what it was about, and what was done.
enum EventTitle {
    /// `account.created` → アカウント 作成; a part that has no word here stays as it is.
    static func of(_ event: String) -> String {
        let parts = event.split(separator: ".", maxSplits: 1).map(String.init)
        guard parts.count == 2 else { return event }
        // A task that a person confirms has its id behind the verb.
        let verb = parts[1].split(separator: ".").first.map(String.init) ?? parts[1]
        return "\(nouns[parts[0]] ?? parts[0]) \(verbs[verb] ?? verb)"
    }

    /// What there is to choose from: names begin with the key.
    static let subjects = nouns.sorted { ($0.value, $0.key) < ($1.value, $1.key) }

    static let nouns = [
        "account": "アカウント", "account-policy": "アカウントの規則", "action-plan": "アクションプラン", "answer-template": "定型文",
        "atena-number": "統合宛名番号", "attachment": "添付ファイル", "audit-head": "監査ログの署名", "audit-record": "証跡",
        "audit-trail": "操作記録", "basic-four": "基本4情報", "certificate": "証明書", "certificate-request": "CSR",
        "checklist": "チェックリスト", "clerk-affair": "照会の担当事務", "clock": "時計", "code-acquisition": "符号取得",
        "code-request-file": "符号取得依頼ファイル", "communication-certificate": "中間サーバー用証明書",
        "core-certificate": "コアシステム向け証明書", "design": "画面の見本", "desk-account": "ヘルプデスクのアカウント",
        "desk-accounts": "ヘルプデスクのアカウントの一覧", "disclosure": "開示と自動応答", "disclosure-record": "情報提供等記録",
        "district": "行政区", "environment": "テスト環境", "faq": "FAQ", "home": "トップ画面", "individual-number": "個人番号とみられる数字",
        "initial-account": "初期セットアップ用アカウント", "inquiries": "問合せの一覧", "inquiry": "情報照会",
        "integration-test": "団体内のシステム連携テスト", "interface-document": "インターフェイス仕様", "known-problem": "既知の問題",
        "library": "資料", "linkage-code": "符号", "local-master": "独自マスター", "maintenance": "メンテナンス", "master": "配信マスター",
        "name": "名前解決", "name-record": "名前解決の記録", "desk": "ヘルプデスク", "network": "ネットワーク", "notice": "お知らせの掲載",
        "notices": "お知らせの一覧",
        "operation-support": "運用支援ツール", "operator": "運用事業者", "organisation-details": "事務担当者情報、請求書送付先情報",
        "permission-pattern": "権限パターン", "personal-notice": "お知らせ", "progress": "準備状況", "provision": "情報提供",
        "provision-policy": "提供の設定", "publication-end": "公開終了日", "readiness": "総合運用テスト準備",
        "record-correction": "情報提供等記録の訂正", "reminder": "督促", "replica": "副本", "replica-backlog": "副本ファイルの滞留",
        "replica-file": "副本ファイル", "replica-link": "紐付け", "repository": "公開リポジトリ", "revocation-list": "失効リスト",
        "sandbox": "試行環境", "schedule": "スケジュール", "second-factor": "二要素認証", "self-disclosure": "自己情報提供",
        "service-calendar": "利用可能時間のカレンダー", "service-hours": "利用可能時間", "service-state": "稼動状態", "sign-in": "サインイン画面",
        "support": "サポートサイト", "support-account": "サポートサイト管理者アカウント", "support-member": "サポートサイト担当者アカウント",
        "support-members": "サポートサイト担当者アカウントの一覧", "system-certificate": "団体内システムの証明書",
        "system-certificates": "団体内システムの証明書の一覧", "task": "作業", "tenant": "サーバー", "test-plan": "接続試験の計画",
        "ticket": "問合せ",
        "usage-notice": "利用開始連絡", "use-report": "利用状況の報告", "use-thresholds": "利用状況の基準値", "worksheet": "ワークシート",
    ]

    static let verbs = [
        "abandoned": "取りやめ", "accepted": "受付", "activation-failed": "有効化の失敗", "advanced": "進行", "alarmed": "警告",
        "allowance-set": "登録可能数の設定", "announced": "予告", "answered": "応答", "approved": "承認", "asked": "照会",
        "assigned": "担当の決定", "attachment-downloaded": "添付ファイルのダウンロード", "begun": "開始", "bounced": "不達",
        "cancelled": "取消", "changed": "変更", "checked": "確認", "chosen": "選択", "closed": "終了", "compared": "比較",
        "completed": "送信完了", "confirmation-shown": "確認画面の表示", "confirmed": "確認", "content-read": "内容の取得",
        "contents-read": "内容の取得", "contradicted": "矛盾", "created": "作成", "decided": "判断", "deleted": "削除",
        "delivered": "配達", "destroyed": "廃棄", "documents-shown": "ドキュメントの表示", "downloaded": "ダウンロード",
        "drafted": "下書き", "effective": "有効化", "ended": "処理終了", "entered": "内容の登録", "escalated": "監督者への引上げ",
        "expiry-noticed": "期限の通知", "exported": "書き出し", "failed": "失敗", "failure-set": "障害の設定", "fetched": "取得",
        "filled": "記入", "first-password-reissued": "初期パスワード再発行（運用事業者）",
        "flags-read": "フラグの照会", "flags-set": "フラグの設定", "form-shown": "入力画面の表示", "given-up": "解除",
        "hand-over-read": "引継ぎの確認", "handed-over": "引継ぎ", "held": "保留", "home-shown": "トップ画面の表示",
        "import-cancelled": "取込みの取消",
        "import-previewed": "取込みの確認", "imported": "取込み", "installed": "インストール", "issued": "発行", "kept": "保管",
        "linked": "関連付け", "listed": "一覧表示", "made": "作成", "mailed": "メールの送信", "masked": "伏せ字", "merged": "統合",
        "move-ordered": "データの移動の指示", "move-undone": "データの移動の取消",
        "move-withdrawn": "データの移動の取消の指示", "moved": "キューの移動", "noted": "記入", "opened": "登録", "ordered": "発行の指示",
        "overseen": "一覧表示",
        "overview-shown": "適用状況の表示", "own-shown": "表示", "password-accepted": "パスワードの照合",
        "password-changed": "パスワード変更", "password-form": "パスワード変更画面の表示", "password-reset": "パスワード再発行",
        "picture-shown": "図の表示", "planned": "予定の入力", "posted": "掲載", "proof-shown": "証明の表示",
        "provisional-applied": "仮マスターの適用", "published": "掲載", "put": "登録", "rated": "評価", "read": "参照",
        "received": "受領", "recipients-read": "提供先の照会", "refused": "拒否", "registered": "登録", "released": "送信の許可",
        "removal-announced": "削除の予告", "removed": "削除", "reopened": "完了の取消し", "replied": "返信", "reset": "初期化",
        "resolved": "解決", "restored": "復元", "result-read": "結果の取得", "resumed": "利用再開", "returned": "差戻し",
        "reviewed": "内容の表示", "revoked": "失効", "rotated": "更新", "rows-moved": "データの移動", "saved": "保存",
        "script-downloaded": "設定のダウンロード",
        "searched": "検索", "second-factor-reset": "二要素認証の解除", "sent": "依頼", "set": "設定", "shown": "表示",
        "signed": "署名", "signed-in": "サインイン", "signed-out": "サインアウト", "staged": "受付", "state-read": "状況の取得",
        "states-read": "状況の取得", "submitted": "送付", "suspended": "利用停止", "switched": "切替え", "took-effect": "有効化",
        "trust-shown": "信頼する認証局の表示", "undone": "差し戻し", "unlocked": "ロック解除", "updated": "更新",
        "updates-read": "更新情報の取得", "withdrawal-requested": "取りやめの依頼", "withdrawn": "取消", "witnessed": "証人の確認",
        "worksheet-downloaded": "ワークシートのダウンロード", "written": "記録",
    ]
}
