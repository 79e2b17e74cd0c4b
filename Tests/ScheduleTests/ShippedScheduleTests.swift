import DesignSystem
import Foundation
import Identifiers
import Programme
import Schedule
import ServiceCalendar
import Spreadsheet
import TaskFlow
import Testing

@testable import ReadinessLedger

/// Programmes to draw: the shipped one, and one that has nothing of it.
enum Sample {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    static func shipped() throws -> Programme {
        try Programme(
            yaml: String(contentsOf: root.appending(path: "Programmes/2016-sogo-unyo-test.yaml"), encoding: .utf8),
            holidays: HolidayList(
                csv: String(contentsOf: root.appending(path: "Data/japanese-holidays.csv"), encoding: .utf8)))
    }

    static func drill() throws -> Programme {
        try Programme(
            yaml: """
                identifier: flood-drill
                title: 水防訓練
                serviceHours: { weekdays: "09:00-17:00", overrides: [] }
                interfaceSystemWindows: []
                weeklyRestart: { startWeekday: friday, startHour: 20, endWeekday: saturday, endHour: 6 }
                milestones: [{ id: drill, title: "訓練の日; 河川敷, 雨天決行", from: 2031-09-01, to: 2031-09-01, section: §1 }]
                documents: []
                tasks:
                  - { id: siren, title: サイレンを鳴らす, bureaus: [mayor], after: [], responsible: VPN装置管理者, documents: [], begins: 2031-06-01, deadline: 2031-06-30, section: §3 }
                  - { id: count, title: 人数を数える, bureaus: [mayor], after: [siren], responsible: システム管理者, documents: [], deadline: 2031-07-31, section: §4 }
                checklist: []
                """, holidays: HolidayList(csv: "date,name\n2031-05-03,憲法記念日\n"))
    }

    static func city(_ kind: OrganisationKind = .city) throws -> Organisation {
        Organisation(code: try LocalGovernmentCode("202029"), kind: kind, prefecture: "長野県", name: "松本市")
    }

    /// One side with some tasks done on a day.
    static func statuses(
        _ programme: Programme, _ bureau: Bureau, done: [String], on day: CalendarDay
    ) throws -> [TaskStatus] {
        TaskStatus.statuses(
            of: programme, organisation: try city(), bureau: bureau,
            done: Dictionary(uniqueKeysWithValues: done.map { ($0, (day.instant(hour: 13), Int64(1))) }))
    }

    static func sides(_ programme: Programme, done: [String], today: CalendarDay) throws -> [SideSchedule] {
        try Bureau.allCases.compactMap { bureau in
            let statuses = try statuses(programme, bureau, done: done, on: today)
            return statuses.isEmpty
                ? nil : SideSchedule(statuses, bureau: bureau, entries: [], programme: programme, today: today)
        }
    }
}

@Suite struct ShippedScheduleTests {
    private let today = day("2016-05-19")

    @Test func theDefaultPlanKeepsEveryDeadlineAndTheOrder() throws {
        let programme = try Sample.shipped()
        for side in try Sample.sides(programme, done: [], today: day("2015-12-18")) {
            let ends = Dictionary(uniqueKeysWithValues: side.lines.map { ($0.task.id, $0.known.plan) })
            for line in side.lines {
                #expect(line.forecast.daysLate == 0, "\(line.task.id)")
                #expect(line.known.plan.end <= line.task.deadline ?? day("2099-01-01"), "\(line.task.id)")
                for earlier in line.task.after {
                    #expect(
                        ends[earlier].map { $0.end <= line.known.plan.begin } == true, "\(earlier) → \(line.task.id)")
                }
            }
        }
    }

    @Test func todaysWorkComesTheLatestFirst() throws {
        let programme = try Sample.shipped()
        let sides = try Bureau.allCases.map {
            try Sample.statuses(programme, $0, done: ["usage-notice", "initial-account"], on: today)
        }
        let items = TodayRules.items(sides, today: day("2016-06-03"))
        #expect(
            items.map { "\($0.status.bureau.rawValue) \($0.status.task.id)" }.prefix(3) == [
                "mayor vpn-device", "education vpn-device", "mayor ca-certificate",
            ])
        #expect(items.first?.lateness == "期限を3日過ぎています")
        #expect(items.first?.daysLate == 3)
        #expect(items.last?.lateness == "期限まであと27日")
        let early = TodayRules.items(sides, today: day("2016-03-01"))
        #expect(!early.contains { $0.status.task.id == "support-account" }, "not before its first day")
    }

    @Test func thePictureSaysWhatItShowsAndNothingLiesOnAnother() throws {
        for programme in [try Sample.shipped(), try Sample.drill()] {
            let statuses = try Sample.statuses(programme, .mayor, done: [programme.tasks[0].id], on: today)
            let picture = FlowPicture.diagram(statuses, title: "作業の順序")
            for status in statuses {
                #expect(picture.description.contains("\(status.task.title)：\(FlowPicture.word(status))"))
            }
            let boxes = picture.shapes.compactMap { shape -> [Int]? in
                if case .box(let x, let y, let width, let height, _, _, _) = shape {
                    [x, y, width, height]
                } else {
                    nil
                }
            }
            #expect(boxes.count == statuses.count)
            #expect(Set(boxes).count == boxes.count)
            #expect(
                boxes.allSatisfy { $0[0] >= 0 && $0[0] + $0[2] <= picture.width && $0[1] + $0[3] <= picture.height })
        }
    }

    @Test(
        arguments: [
            ([("a", []), ("b", ["a"]), ("c", ["a"])], ["a": [0, 0], "b": [1, 0], "c": [1, 1]]),
            // A part without a link stands beside, so that no arrow seems to join them.
            (
                [("a", []), ("x", []), ("b", ["a"]), ("y", ["x"])],
                ["a": [0, 0], "b": [1, 0], "x": [0, 1], "y": [1, 1]]
            ),
            // Not above another part either: an arrow would seem to lead down.
            (
                [("a", []), ("b", ["a"]), ("c", ["a"]), ("x", [])],
                ["a": [0, 0], "b": [1, 0], "c": [1, 1], "x": [0, 2]]
            ),
            ([("a", []), ("b", []), ("c", ["a", "b"])], ["a": [0, 0], "b": [0, 1], "c": [1, 0]]),
            ([("a", []), ("b", ["a"]), ("c", ["a", "b"])], ["a": [0, 0], "b": [1, 0], "c": [2, 0]]),
        ] as [([(String, [String])], [String: [Int]])])
    func theGrid(tasks: [(String, [String])], expected: [String: [Int]]) {
        let grid = FlowGridRules.grid(tasks.map { (id: $0.0, after: $0.1) })
        #expect(grid.cells.mapValues { [$0.row, $0.column] } == expected)
    }

    @Test func theChartHasEveryTaskTodayAndTheCriticalPath() throws {
        let programme = try Sample.shipped()
        let sides = try Sample.sides(programme, done: ["usage-notice", "initial-account"], today: today)
        let chart = GanttPicture(sides, programme: programme, range: .all, today: today).diagram(title: "スケジュール")
        let texts = chart.shapes.compactMap { if case .text(_, let text, _, _, _, _) = $0 { text } else { nil } }
        for line in sides.flatMap(\.lines) {
            #expect(texts.contains { $0.contains(line.task.title) }, "\(line.task.id)")
        }
        #expect(texts.contains("今日 5/19"))
        #expect(texts.contains("2017年"))
        #expect(texts.contains { $0.contains("情報連携開始") })
        #expect(chart.description.contains("団体内のシステム連携テスト"))
        #expect(chart.document.contains("width=\"420mm\" height=\"297mm\""))
        let short = GanttPicture(sides, programme: programme, range: .tasks, today: today).diagram(title: "")
        #expect(!short.shapes.contains { if case .text(_, "2017年", _, _, _, _) = $0 { true } else { false } })
    }

    @Test func theWorkbookReadsBack() throws {
        let programme = try Sample.shipped()
        let sides = try Sample.sides(programme, done: ["usage-notice"], today: today)
        let book = ScheduleWorkbook.workbook(
            sides, programme: programme, organisation: try Sample.city(), today: today)
        let read = try Workbook(decoding: book.encoded())
        #expect(read.sheets.map(\.name) == ["首長部局", "教育委員会", "マイルストーン"])
        #expect(read.sheets[0].rows.count == 4 + sides[0].lines.count)
        #expect(read.sheets[0][4, 0] == .text("利用開始連絡"))
        #expect(read.sheets[0][4, 8] == .date(year: 2016, month: 5, day: 19))
        #expect(read.sheets[0][4, 12] == .text("完了"))
    }
}
