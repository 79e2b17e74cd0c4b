import Synchronization

/// The place that a request holds among those that are worked on.
///
/// A request that only waits for something to happen gives its place back for as long: otherwise a few that wait would keep
/// out all others of their site.
public final class WorkingPlace: Sendable {
    @TaskLocal static var current: WorkingPlace?
    private let admission: Admission
    private let site: String
    private let isHeld = Mutex(true)

    init(_ admission: Admission, _ site: String) {
        self.admission = admission
        self.site = site
    }

    /// Waits without a place, and takes one again behind that; outside of a request it only waits.
    /// - Throws: what waiting throws; `Problem.tooMany` or `Problem.busy` when there is no place any more.
    public static func resting<Answer>(_ wait: () async throws -> Answer) async throws -> Answer {
        guard let place = current else { return try await wait() }
        place.giveBack()
        let answer: Result<Answer, any Error>
        do { answer = .success(try await wait()) } catch { answer = .failure(error) }
        try await place.take()
        return try answer.get()
    }

    /// Gives the place back, unless it is given back already.
    func giveBack() {
        if isHeld.withLock({ held in
            defer { held = false }
            return held
        }) {
            admission.leave(site)
        }
    }

    private func take() async throws(Problem) {
        try await admission.enter(site)
        isHeld.withLock { $0 = true }
    }
}
