/// What a sandbox puts in the way of an answer that is ready: what was asked for is done already.
public enum Hindrance: Sendable, Hashable {
    case none
    /// The answer waits.
    case delay(Duration)
    /// The answer is lost: the connection ends in the middle of it.
    case lostAnswer
}

extension WebResponse {
    /// The same answer after what was put in its way; waiting ends early when the server does.
    func hindered(by hindrance: Hindrance) async -> WebResponse {
        switch hindrance {
        case .none: return self
        case .delay(let time):
            try? await Task.sleep(for: time)
            return self
        case .lostAnswer:
            var lost = self
            lost.isLost = true
            return lost
        }
    }
}

/// Ends a connection in the middle of an answer.
struct LostAnswer: Error {}
