/// Rounds of work: one from time to time, and one soon after a wake.
public final class Rounds: Sendable {
    private let pause: Duration
    private let report: @Sendable (any Error) -> Void
    private let bell = WorkBell()

    /// Looks at least so often; failures go to `report`, for the platform's own people.
    public init(every pause: Duration, report: @escaping @Sendable (any Error) -> Void) {
        self.pause = pause
        self.report = report
    }

    /// Says that there may be something to do.
    public func wake() { bell.ring() }

    /// Works until the task is cancelled; may be called again then.
    public func run(_ round: @escaping @Sendable () async throws -> Void) async {
        await withDiscardingTaskGroup { group in
            group.addTask { [pause] in
                while !Task.isCancelled {
                    self.wake()
                    try? await Task.sleep(for: pause)
                }
            }
            for await _ in bell.rings() {
                do {
                    try await round()
                } catch {
                    report(error)
                }
            }
        }
    }
}
