/// The Japanese names of a form's entries.
enum FormLabels {
    /// The name of an entry; an id that somebody chose stands for itself.
    static func title(of name: String) -> String { titles[name] ?? name }

    private static let titles = [
        "organisation": "団体コード", "organisationName": "団体名", "version": "版",
        "windowManager": "窓口担当部署の管理者", "windowClerk": "窓口担当部署の担当者",
        "systemAdministrators": "システム管理者", "supportSiteAdministrator": "サポートサイト管理者",
        "vpnAdministrators": "VPN装置管理者", "primary": "正", "deputy": "副",
        "contact": "連絡先", "name": "氏名", "department": "所属", "mail": "メールアドレス", "telephone": "電話番号",
        "bureau": "部局", "bureaus": "部局", "mayor": "首長部局", "education": "教育委員会",
        "environment": "テスト環境", "holderCode": "機関コード", "wantedFrom": "設定希望日",
        "terminals": "端末", "id": "識別名", "kind": "種別", "address": "IPアドレス", "user": "OSのユーザアカウント",
        "atenaSystem": "団体内統合宛名システム", "accessPoint": "アクセス先",
        "legacySystems": "既存システム", "title": "名称", "items": "特定個人情報名コード",
        "residentRegistry": "住基システム", "basicFour": "基本4情報の取得", "dns": "名前解決の方法",
    ]
}
