/// A day as Excel counts it (ECMA-376 Part 1 §18.17.4.1).
struct SerialDate: Hashable {
    let year: Int
    let month: Int
    let day: Int

    /// An existing day from 1900-03-01 on: before it Excel counts a 29 February 1900 that never was.
    init?(year: Int, month: Int, day: Int) {
        guard (1900...9999).contains(year), (1...12).contains(month), day >= 1 else { return nil }
        guard (year, month) >= (1900, 3) else { return nil }
        let number = Self.dayNumber(year, month, day)
        guard Self.civil(number) == (year, month, day) else { return nil }
        self.year = year
        self.month = month
        self.day = day
    }

    /// The day of a serial number; the time of day, its fraction, is left out.
    init?(serial: Double, from1904: Bool) {
        guard serial.isFinite, (0..<2_958_466).contains(serial) else { return nil }
        let origin = from1904 ? Self.dayNumber(1904, 1, 1) : Self.dayNumber(1899, 12, 30)
        let (year, month, day) = Self.civil(origin + Int(serial))
        self.init(year: year, month: month, day: day)
    }

    /// Days since 1970-01-01 in the proleptic Gregorian calendar.
    private static func dayNumber(_ year: Int, _ month: Int, _ day: Int) -> Int {
        // Years start in March here, so that the leap day is the last one.
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    private static func civil(_ number: Int) -> (Int, Int, Int) {
        let shifted = number + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
    }
}
