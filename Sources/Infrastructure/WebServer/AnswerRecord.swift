import Synchronization

/// How the last answers went: a process whose answers fail is worse than none, and says so itself.
public final class AnswerRecord: Sendable {
    private struct Second {
        var number = -1
        var answers = 0
        var failures = 0
    }

    /// Seconds that are looked back at, and the fewest answers that say anything [O].
    static let span = 20
    static let fewest = 10
    private let begun = ContinuousClock.now
    private let seconds = Mutex([Second](repeating: Second(), count: AnswerRecord.span))

    func add(isFailure: Bool, at instant: ContinuousClock.Instant = .now) {
        let number = Int((instant - begun) / .seconds(1))
        seconds.withLock { seconds in
            let place = number % Self.span
            if seconds[place].number != number { seconds[place] = Second(number: number) }
            seconds[place].answers += 1
            seconds[place].failures += isFailure ? 1 : 0
        }
    }

    /// What is wrong when half of the last answers or more failed; nil otherwise.
    public func fault(at instant: ContinuousClock.Instant = .now) -> String? {
        let number = Int((instant - begun) / .seconds(1))
        let (answers, failures) = seconds.withLock { seconds in
            seconds.filter { $0.number > number - Self.span }.reduce((0, 0)) {
                ($0.0 + $1.answers, $0.1 + $1.failures)
            }
        }
        guard answers >= Self.fewest, failures * 2 >= answers else { return nil }
        return "\(failures) of \(answers) answers in the last \(Self.span) s failed"
    }
}
