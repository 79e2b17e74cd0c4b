import Programme
import ServiceCalendar

extension Fixture {
    /// As much of a programme as a checklist needs (§1.5).
    static func programme() throws -> Programme {
        try Programme(
            yaml: """
                identifier: 2016-test
                title: 総合運用テスト準備
                serviceHours: { weekdays: "12:00-21:00", overrides: [] }
                interfaceSystemWindows: []
                weeklyRestart: { startWeekday: sunday, startHour: 17, endWeekday: monday, endHour: 8 }
                milestones: []
                documents: []
                tasks: []
                checklist:
                  - { id: c1, place: VPN装置の設定, title: IPアドレスの確認及びオブジェクトの選別, deadline: 2016-05-31 }
                  - { id: c2, place: VPN装置の設定, title: ネットワーク定義の削除, deadline: 2016-05-31 }
                  - { id: c3, place: VPN装置の設定, title: 削除後のIPアドレスの確認, deadline: 2016-05-31 }
                  - { id: c4, place: VPN装置の設定, title: 自治体中間サーバー設定依頼票の変更及び送付, deadline: 2016-05-31 }
                  - id: c5
                    place: 団体内のシステム連携テスト
                    title: 「総合運用テスト計画書(案)第02.00版」に示した10項目の実施完了確認
                    deadline: 2016-06-30

                """,
            holidays: HolidayList(csv: "国民の祝日・休日月日,国民の祝日・休日名称\n2016-04-29,昭和の日\n"))
    }
}
