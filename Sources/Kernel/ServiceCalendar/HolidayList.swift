/// Public holidays, from a file in the Cabinet Office's `date,name` form.
public struct HolidayList: Sendable {
    private let names: [CalendarDay: String]
    /// The last holiday known; after its year the list says nothing.
    public let lastDay: CalendarDay

    /// Reads the file, header first.
    /// - Throws: `HolidayListError` that names the line.
    public init(csv: String) throws(HolidayListError) {
        var names: [CalendarDay: String] = [:]
        for (index, line) in csv.split(whereSeparator: \.isNewline).enumerated().dropFirst() {
            let fields = line.split(separator: ",", maxSplits: 1)
            guard fields.count == 2, let day = CalendarDay(String(fields[0])) else {
                throw HolidayListError(line: index + 1)
            }
            names[day] = String(fields[1])
        }
        guard let last = names.keys.max() else { throw HolidayListError(line: 1) }
        self.names = names
        lastDay = last
    }

    /// The holiday's name; nil on any other day.
    public func name(of day: CalendarDay) -> String? { names[day] }
}

/// A line of a holiday file that cannot be read.
public struct HolidayListError: Error, Sendable, Hashable {
    /// From 1; 1 also when the file lists no day at all.
    public let line: Int
}
