import Identifiers
import Programme
import ServiceCalendar
import StorageSQLite
import Testing

/// A programme that has nothing of 2016 in it: whatever the pages say must come from its file.
@Suite struct InventedProgrammeTests {
    private static let yaml = """
        identifier: flood-drill
        title: 水防訓練
        serviceHours: { weekdays: "09:00-17:00", overrides: [] }
        interfaceSystemWindows: []
        weeklyRestart: { startWeekday: friday, startHour: 20, endWeekday: saturday, endHour: 6 }
        milestones: [{ id: drill, title: 訓練の日, from: 2031-09-01, to: 2031-09-01, section: §1 }]
        phases: [{ id: ready, title: 備えの段階, from: 2031-06-01, to: 2031-08-31, section: §1 }]
        documents:
          - { id: map, title: 浸水想定図, version: 第3版, content: 浸水する区域の図。, from: 河川事務所, section: §2 }
        testItems: [{ id: B1, title: 土のうを積む, group: 屋外, mayNotApply: true }]
        tasks:
          - id: siren
            title: サイレンを鳴らす
            phase: ready
            bureaus: [mayor, education]
            after: []
            responsible: VPN装置管理者
            provenBy: siren.sounded
            proof: サイレンが鳴った記録
            documents: [map]
            tests: [B1]
            purpose: 川が増えたことを知らせる。
            steps: [鍵を開ける。, { text: 組合の鍵を借りる。, organisations: [union] }]
            begins: 2031-06-01
            deadline: 2031-06-05
            section: §3
          - { id: count, title: 人数を数える, bureaus: [mayor, education], after: [siren], responsible: システム管理者, documents: [], deadline: 2031-07-31, section: §4 }
          - { id: boats, title: 船を借りる, bureaus: [mayor], organisations: [union], after: [], responsible: システム管理者, documents: [], section: §5 }
        checklist: [{ id: c1, place: 川, title: 水位, deadline: 2031-08-01 }]
        """

    private func desk(_ kind: OrganisationKind = .village) async throws -> Desk {
        try await Desk(
            programme: Programme(yaml: Self.yaml, holidays: HolidayList(csv: "date,name\n2031-05-03,憲法記念日\n")),
            kind: kind)
    }

    @Test func theFirstPageIsThisProgrammes() async throws {
        let page = try await desk().ask("/support/").text
        #expect(page.contains("（例）川村の水防訓練"))
        #expect(page.contains("サイレンを鳴らす（首長部局）"))
        #expect(page.contains("期限を5日過ぎています"))
        #expect(page.contains("「サイレンを鳴らす」の完了待ち"))
        #expect(!page.contains("船を借りる"), "for unions only")
        #expect(!page.contains("利用開始連絡 ") && !page.contains("チェックリスト提出期限"))
        let union = try await desk(.partialUnion).ask("/support/").text
        #expect(union.contains("船を借りる") && !union.contains("教育委員会の作業"))
    }

    @Test func aTaskSaysWhatTheFileSays() async throws {
        let desk = try await desk()
        let page = try await desk.ask("/support/mayor/tasks/siren").text
        for text in ["川が増えたことを知らせる。", "<li>鍵を開ける。</li>", "浸水想定図 第3版", "土のうを積む", "サイレンが鳴った記録", "備えの段階", "§3"] {
            #expect(page.contains(text), "\(text)")
        }
        #expect(!page.contains("組合の鍵"))
        #expect(try await desk.ask("/support/mayor/tasks/boats").status == 404)
        #expect(try await desk.ask("/support/documents/map").text.contains("河川事務所"))
        let schedule = try await desk.ask("/support/schedule").text
        #expect(schedule.contains("訓練の日") && schedule.contains("2031/6/5"))
        #expect(try await desk.ask("/support/schedule/schedule.ics").text.contains("SUMMARY:★ 訓練の日"))
    }

    @Test func whatThePlatformSeesConfirmsWhatAPersonSaysAndBothAreTakenBack() async throws {
        let desk = try await desk()
        let early = try await desk.ask("/support/mayor/tasks/count/confirmation", ["name": "川田"])
        #expect(early.status == 409 && early.text.contains("サイレンを鳴らす"))
        let number = try await desk.see("siren.sounded")
        let record = try await desk.ask("/support/records/\(number)").text
        #expect(record.contains("サイレンが鳴った記録") && record.contains("siren.sounded"))
        let nameless = try await desk.ask("/support/mayor/tasks/count/confirmation", ["name": "", "remark": "三人"])
        #expect(nameless.status == 422 && nameless.text.contains("value=\"三人\""), "shown as filled in")
        #expect(try await desk.ask("/support/mayor/tasks/count/confirmation", ["name": "川田"]).status == 303)
        let refused = try await desk.ask(
            "/support/mayor/tasks/count/reopening", ["name": "川田", "reason": ""])
        #expect(refused.status == 422 && refused.text.contains("取り消す理由"))
        let back = try await desk.ask("/support/mayor/tasks/count/reopening", ["name": "川田", "reason": "一人足りない"])
        #expect(back.status == 303)
        #expect(try await desk.ask("/support/mayor/tasks/count").text.contains("一人足りない"))
    }

    @Test func datesAreKeptWithTheirHistory() async throws {
        let desk = try await desk()
        let path = "/support/mayor/tasks/count/dates"
        for (fields, code, text) in [
            (["begin": "2031-07-01", "end": "2031-06-30", "name": "川田"], 422, "終了予定日が開始予定日より前です。"),
            (["begin": "2031-02-30", "end": "2031-06-30", "name": "川田"], 422, "開始予定日の形式が正しくありません。"),
            (["begin": "2031-07-01", "end": "2031-07-02", "name": ""], 422, "氏名"),
            (["begin": "2031-07-01", "end": "2031-07-02", "began-on": "2031-06-11", "name": "川田"], 422, "未来の日付"),
            (["begin": "2031-07-01", "end": "2031-07-02", "name": "川田"], 303, ""),
            (["begin": "2031-07-03", "end": "2031-07-09", "name": "山田"], 303, ""),
        ] {
            let answer = try await desk.ask(path, fields)
            #expect(answer.status == code && (text.isEmpty || answer.text.contains(text)), "\(fields)")
        }
        let page = try await desk.ask(path).text
        #expect(page.contains("1（当初）") && page.contains("2031/7/1～2031/7/2") && page.contains("山田"))
        let early = try await desk.ask(
            "/support/mayor/tasks/siren/dates", ["begin": "2031-05-31", "end": "2031-06-03", "name": "川田"])
        #expect(early.status == 422 && early.text.contains("より前には始められません"))
    }

    @Test func anotherOrganisationsRecordIsNotThere() async throws {
        let desk = try await desk()
        try await desk.store.write { tx in
            _ = try AuditLogProbe.append(organisation: "131016", in: tx)
        }
        #expect(try await desk.ask("/support/records/1").status == 404)
        #expect(try await desk.ask("/support/records/x").status == 404)
    }
}
