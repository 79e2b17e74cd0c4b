import Synchronization

/// Tells whoever works that there may be something to do; what rings while nobody listens is heard by the next who does.
public final class WorkBell: Sendable {
    private struct State {
        var listener: AsyncStream<Void>.Continuation?
        var hasRung = false
    }

    private let state = Mutex(State())

    /// A bell that has not rung.
    public init() {}

    /// Says that there may be something to do.
    public func ring() {
        state.withLock { state in
            switch state.listener?.yield() {
            case .enqueued, .dropped: break
            // A stream ends with the task that listened: work that goes over to another process ends here, and may come back.
            case .terminated, nil: state.hasRung = true
            @unknown default: state.hasRung = true
            }
        }
    }

    /// The rings from now on, several at once being one, and one if it has rung before; one listens at a time.
    public func rings() -> AsyncStream<Void> {
        let (stream, listener) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        state.withLock { state in
            state.listener = listener
            if state.hasRung { listener.yield() }
            state.hasRung = false
        }
        return stream
    }
}
