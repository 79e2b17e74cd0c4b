/// How records are said to an auditor.
enum RecordWords {
    static func title(of side: DisclosureRecord.Side) -> String {
        switch side {
        case .inquirer: "照会"
        case .provider: "提供"
        }
    }

    static func title(ofOutcome outcome: String) -> String {
        switch outcome {
        case "provided": "提供された"
        case "notProvided": "提供されなかった"
        case "withdrawn": "取りやめ"
        default: "回答前"
        }
    }

    static func title(of kind: DisclosureEntry.Kind) -> String {
        switch kind {
        case .opened: "記録の開始"
        case .numbered: "処理通番の払出し"
        case .concluded: "結果の記録"
        case .judged: "不開示の設定"
        case .corrected: "訂正"
        case .renumbered: "統合宛名番号の変更"
        case .purged: "保存期間の満了"
        }
    }

    /// A reason's code in words; a code that has none stands for itself.
    static func title(ofReason code: String) -> String {
        switch code {
        case "": ""
        case "unknownInquirer": "照会者が情報連携の対象外"
        case "wrongServer": "照会者と異なるサーバーからの照会"
        case "unknownProvider": "提供者が情報連携の対象外"
        case "unknownProcedure": "配信マスターにない事務手続"
        case "unknownItem": "配信マスターにない特定個人情報名"
        case "noPermit": "照会が許可されていない"
        case "noDelegation": "委任がない"
        case "ownItem": "自機関への照会"
        case "unknownCode": "符号が不明"
        case "duplicate": "同じ照会が既にある"
        case "noReplica": "副本がない"
        case "notYetPublished": "公開開始日より前"
        case "publicationEnded": "公開終了日を過ぎている"
        case "outsideConditions": "照会条件に合う副本がない"
        case "unknownPerson": "提供者に該当者がいない"
        case "severalMatches": "該当者が複数"
        case "declined": "提供者の判断により提供しない"
        case "expired": "回答の期限切れ"
        default: code
        }
    }
}
