import ServiceCalendar

extension ProgrammeNode {
    func serviceHours(holidays: HolidayList) throws(ProgrammeError) -> ServiceHours {
        let entries = try mapping(required: ["weekdays", "overrides"])
        var overrides: [CalendarDay: DailyHours?] = [:]
        for child in try entries.required("overrides").list() {
            let (day, hours) = try child.dayAndHours(mayClose: true)
            guard overrides.updateValue(hours, forKey: day) == nil else { throw child.error("同じ日が重複しています。") }
        }
        return ServiceHours(
            weekdays: try entries.required("weekdays").hours(), overrides: overrides, holidays: holidays)
    }

    func windows() throws(ProgrammeError) -> [InstantWindow] {
        var windows: [InstantWindow] = []
        for child in try list() {
            guard case (let day, let hours?) = try child.dayAndHours(mayClose: false) else { continue }
            let window = InstantWindow(
                opens: day.instant(hour: 0, minute: hours.opens), closes: day.instant(hour: 0, minute: hours.closes))
            guard windows.allSatisfy({ $0.closes <= window.opens || window.closes <= $0.opens }) else {
                throw child.error("時間帯が他の行と重なっています。")
            }
            windows.append(window)
        }
        return windows
    }

    func weeklyRestart() throws(ProgrammeError) -> WeeklyRestart {
        let entries = try mapping(required: ["startWeekday", "startHour", "endWeekday", "endHour"])
        return WeeklyRestart(
            startWeekday: try entries.required("startWeekday").weekday(),
            startHour: try entries.required("startHour").number(0...23),
            endWeekday: try entries.required("endWeekday").weekday(),
            endHour: try entries.required("endHour").number(0...23))
    }

    /// `{ day: 2016-05-19, hours: "10:00-21:00" }`; hours of `closed` close the day where that is possible.
    private func dayAndHours(mayClose: Bool) throws(ProgrammeError) -> (CalendarDay, DailyHours?) {
        let entries = try mapping(required: ["day", "hours"])
        let hours = try entries.required("hours")
        let isClosed = mayClose && hours.isWord("closed")
        return (try entries.required("day").day(), isClosed ? nil : try hours.hours())
    }
}
