import Foundation
import Identifiers
import Programme
import ServiceCalendar

/// When each organisation did which task, made up from a seed: most in time, some slow, some stuck, some done early.
struct NationProgress {
    /// One task of one side, done.
    struct Deed {
        let at: Date
        let organisation: Organisation
        let bureau: Bureau
        let task: ProgrammeTask
    }

    private var chance: NationChance
    private let programme: Programme
    private let now: Date

    init(programme: Programme, seed: UInt64, now: Date) {
        chance = NationChance(seed: seed)
        self.programme = programme
        self.now = now
    }

    /// Everything that was done until now, in order of time.
    mutating func deeds(_ organisations: [Organisation]) -> [Deed] {
        var deeds: [Deed] = []
        for organisation in organisations { add(organisation, to: &deeds) }
        return deeds.sorted { ($0.at, $0.organisation.code, $0.bureau) < ($1.at, $1.organisation.code, $1.bureau) }
    }

    private mutating func add(_ organisation: Organisation, to deeds: inout [Deed]) {
        // How many times as long as planned it takes: around 1, a long tail of slow ones.
        let pace = 0.55 + 0.9 * chance.unit() + (chance.unit() < 0.15 ? 1.5 * chance.unit() : 0)
        // One in eleven has come to a stop somewhere.
        let stopsAt = chance.unit() < 0.09 ? 3 + chance.below(8) : .max
        let tasks = Dictionary(programme.tasks.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        var done: [Bureau: [String: Date]] = [:]
        // The board's side first: what the mayor's side reports tells of both (§3.6).
        for bureau in organisation.bureaus.reversed() {
            let slower = bureau == .education ? 1.15 : 1.0
            for (place, task) in programme.tasks(for: bureau).enumerated() where place < stopsAt {
                let isOfBoth = task.bureaus.contains(.education)
                let waits = task.after.flatMap { before in
                    organisation.bureaus.filter { side in
                        isOfBoth ? side == bureau : tasks[before]?.bureaus.contains(side) ?? false
                    }.map { done[$0]?[before] }
                }
                guard !waits.contains(where: { $0 == nil }) else { continue }
                let ready = waits.compactMap(\.self).max()
                let at = moment(task, ready: ready, pace: pace * slower)
                guard at <= now else { continue }
                done[bureau, default: [:]][task.id] = at
                deeds.append(Deed(at: at, organisation: organisation, bureau: bureau, task: task))
            }
        }
    }

    /// In office hours, some working days after it could be done; the first tasks near their deadlines of winter.
    private mutating func moment(_ task: ProgrammeTask, ready: Date?, pace: Double) -> Date {
        let begins: CalendarDay
        let days: Double
        if let deadline = task.deadline, deadline < .serversCanBeUsed.adding(days: 30) {
            begins = ready.map { max(CalendarDay($0), .firstAccounts) } ?? task.begins ?? .firstAccounts
            days = Double(span(begins, deadline)) * (0.25 + 0.75 * chance.unit()) * min(pace, 1.15)
        } else {
            begins = max(ready.map { CalendarDay($0) } ?? .serversCanBeUsed, .serversCanBeUsed)
            days = (1 + 12 * chance.unit()) * pace
        }
        var day = begins.adding(days: Int(days.rounded()))
        while programme.serviceHours.hours(on: day) == nil { day = day.adding(days: 1) }
        let at = day.instant(hour: 12, minute: chance.below(8 * 60)).addingTimeInterval(Double(chance.below(60)))
        return max(at, ready.map { $0.addingTimeInterval(600) } ?? at)
    }

    private func span(_ from: CalendarDay, _ to: CalendarDay) -> Int {
        Int((to.instant(hour: 0).timeIntervalSince(from.instant(hour: 0)) / 86_400).rounded())
    }
}

extension CalendarDay {
    /// 2016-02-01: initial accounts were handed out from February on (§1.2).
    fileprivate static var firstAccounts: CalendarDay { CalendarDay(Date(timeIntervalSince1970: 1_454_252_400)) }
    /// 2016-04-01 (§1.4).
    fileprivate static var serversCanBeUsed: CalendarDay { CalendarDay(Date(timeIntervalSince1970: 1_459_436_400)) }
}

/// Numbers that look random and are the same for the same seed (SplitMix64).
struct NationChance {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    private mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }

    /// From 0 to below 1.
    mutating func unit() -> Double { Double(next() >> 11) / Double(1 << 53) }

    /// From 0 to below a count.
    mutating func below(_ count: Int) -> Int { Int(unit() * Double(count)) }
}
