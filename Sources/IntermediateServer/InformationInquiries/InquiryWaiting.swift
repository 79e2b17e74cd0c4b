import BackgroundWork
import Foundation
import OrganisationProtocol
import Storage
import Synchronization
import Tenancy
import WebServer

/// Lets whoever asks for a result wait until it is there, instead of asking again and again.
public final class InquiryWaiting: Sendable {
    /// The longest that one request waits [O].
    static let most = 30
    /// 照会 of one request that are waited for [O].
    static let limit = 100
    /// Contents that are remembered at once [O].
    private static let contents = 1_000
    private let bell = Bell<String>()
    private let ended = Mutex<Set<String>>([])
    private let opened = Mutex<[String: Opened]>([:])

    /// A content that was opened when it came, and what it was opened from.
    private struct Opened {
        let sealed: Inquiry.Sealed
        let content: ProvidedContent
    }

    /// Waits for those of one server.
    public init() {}

    /// A step that is about to be kept ends a 照会.
    func ends(_ receptionNumber: String) { ended.withLock { _ = $0.insert(receptionNumber) } }

    /// Steps were kept: whoever waits for what they ended may look.
    func tell() {
        bell.ring(
            ended.withLock { ended in
                defer { ended.removeAll() }
                return ended
            })
    }

    /// A content was opened, as it is whenever an answer comes: whoever waits for it now need not open it a second time.
    ///
    /// What nobody waits for is not remembered; it stays sealed until somebody asks.
    func opened(_ content: ProvidedContent, from sealed: Inquiry.Sealed, of receptionNumber: String) {
        guard bell.isAwaited(receptionNumber) else { return }
        opened.withLock { opened in
            if opened.count >= Self.contents { opened.removeAll() }
            opened[receptionNumber] = Opened(sealed: sealed, content: content)
        }
    }

    /// The content of a 照会 that was opened for whoever waited, if it is that which is kept of it.
    func content(of inquiry: Inquiry) -> ProvidedContent? {
        guard let found = opened.withLock({ $0[inquiry.receptionNumber] }), found.sealed == inquiry.sealed else {
            return nil
        }
        return found.content
    }

    /// Whoever waited has what they waited for.
    func forget(_ asked: [InquiryReference]) {
        opened.withLock { opened in
            guard !opened.isEmpty else { return }
            for reference in asked { opened[reference.receptionNumber] = nil }
        }
    }

    /// Waits until all of a system's own have ended, or the time is over.
    /// - Throws: `StoreError`.
    func wait(for asked: [InquiryReference], of system: String, seconds: Int, in store: TenantStore) async throws {
        guard seconds > 0 else { return }
        let end = ContinuousClock.now + .seconds(seconds)
        try await WorkingPlace.resting {
            for reference in asked.prefix(Self.limit) {
                let left = end - ContinuousClock.now
                guard left > .zero else { return }
                try await bell.wait(reference.receptionNumber, for: left) {
                    try await store.read { tx in
                        try !InquiryStore(tx: tx).isOpen(reference.receptionNumber, of: system)
                    }
                }
            }
        }
    }
}
