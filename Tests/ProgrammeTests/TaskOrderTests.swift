import Identifiers
import Programme
import ServiceCalendar
import Testing

@Suite("Programme: the order of tasks")
struct TaskOrderTests {
    private func programme(_ tasks: [(id: String, after: String)]) throws -> Programme {
        let rows = tasks.map {
            "  - { id: \($0.id), title: 作業, bureaus: [mayor], after: [\($0.after)], responsible: VPN装置管理者, documents: [], section: §2 }"
        }
        let yaml = """
            identifier: test
            title: 試験
            serviceHours: { weekdays: "12:00-21:00", overrides: [] }
            interfaceSystemWindows: []
            weeklyRestart: { startWeekday: sunday, startHour: 17, endWeekday: monday, endHour: 8 }
            milestones: []
            documents: []
            tasks:
            \(rows.joined(separator: "\n"))
            checklist: []
            """
        return try Programme(yaml: yaml, holidays: HolidayList(csv: "date,name\n2016-04-29,昭和の日\n"))
    }

    @Test("What a task waits for comes first; otherwise the file's order holds")
    func sorted() throws {
        let programme = try programme([("d", "c"), ("a", ""), ("c", "a, b"), ("b", ""), ("e", "")])
        #expect(programme.tasks(for: .mayor).map(\.id) == ["a", "b", "c", "d", "e"])
        #expect(programme.tasks.map(\.id) == ["d", "a", "c", "b", "e"])
        #expect(programme.tasks(for: .education).isEmpty)
    }

    @Test("A cycle is named from a task that lies on it")
    func cycle() {
        let error = #expect(throws: ProgrammeError.self) {
            try programme([("start", ""), ("tail", "x"), ("x", "start, z"), ("y", "x"), ("z", "y")])
        }
        #expect(error?.message.contains("x → z → y → x") == true)
        #expect(error?.line == 11)
    }
}
