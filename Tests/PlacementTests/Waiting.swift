import Testing

/// Waits for something to hold, at most half a minute.
func waited(until holds: () async throws -> Bool) async throws {
    let deadline = ContinuousClock.now + .seconds(30)
    while try await !holds() {
        guard ContinuousClock.now < deadline else {
            Issue.record("it does not come to hold")
            return
        }
        try await Task.sleep(for: .milliseconds(50))
    }
}
