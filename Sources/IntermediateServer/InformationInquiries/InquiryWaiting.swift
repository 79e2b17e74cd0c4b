import BackgroundWork
import Foundation
import OrganisationProtocol
import Storage
import Synchronization
import Tenancy

/// Lets whoever asks for a result wait until it is there, instead of asking again and again.
public final class InquiryWaiting: Sendable {
    /// The longest that one request waits [O].
    static let most = 30
    /// 照会 of one request that are waited for [O].
    static let limit = 100
    private let bell = Bell<String>()
    private let ended = Mutex<Set<String>>([])

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

    /// Waits until all of a system's own have ended, or the time is over.
    /// - Throws: `StoreError`.
    func wait(for asked: [InquiryReference], of system: String, seconds: Int, in store: TenantStore) async throws {
        let end = ContinuousClock.now + .seconds(seconds)
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
