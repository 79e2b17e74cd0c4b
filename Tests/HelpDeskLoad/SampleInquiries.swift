import Identifiers

/// Sentences that an organisation might write, put together by number.
enum SampleInquiries {
    private static let things = [
        "VPN装置のSESSIONランプ", "自治体中間サーバーCA証明書", "暗号化通信用等電子証明書", "配信マスターの取込み", "システム管理者アカウント", "接続端末の画面",
        "団体内統合宛名システム", "既存システムの副本登録", "名前解決", "設定依頼票のアクセスポイント", "チェックリスト", "アクションプランの実績日", "請求書の送付先",
    ]
    private static let troubles = [
        "が点灯しません", "を登録できません", "の有効期限について教えてください", "でエラーが表示されます", "に接続できません", "の手順が分かりません", "が昨日から動きません",
        "の変更方法を教えてください", "が受付済になりません",
    ]
    private static let details = [
        "再起動しても変わりません。", "首長部局では問題ありません。", "教育委員会の端末だけで起きます。", "昨日までは使えていました。", "マニュアルの手順どおりに操作しました。",
        "画面の写しを添付します。", "至急回答をお願いします。", "ファイアウォールの設定は確認済みです。", "担当者が不在のため、折返しをお願いします。",
    ]

    static func thing(_ number: Int) -> String { things[number % things.count] }

    /// Some pages of a manual: what every sentence there is says, in an order of its own.
    static func manual(_ number: Int) -> String {
        (0..<40).map { line in
            "\(line + 1). " + subject(number &* 31 &+ line) + "。" + details[(number + line) % details.count]
        }.joined(separator: "\n")
    }

    static func subject(_ number: Int) -> String {
        things[number % things.count] + troubles[number / things.count % troubles.count]
    }

    static func text(_ number: Int, _ organisation: Organisation) -> String {
        let count = details.count
        return "\(organisation.name)です。\(subject(number))。" + details[number % count]
            + details[(number / count + 3) % count] + details[(number / 7 + 5) % count] + "整理番号は 問-\(number) です。"
    }
}
