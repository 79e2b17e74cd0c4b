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
    private let kept = Mutex(Kept())

    /// A content that was opened when it came, and what it was opened from.
    private struct Opened {
        let sealed: Inquiry.Sealed
        let content: ProvidedContent
    }

    /// What is remembered for whoever waits, or is about to.
    private struct Kept {
        /// Whether all that happens to 照会 happens in this process.
        var isAtWork = false
        /// Systems by the numbers of 照会 that were just registered, and have not ended.
        var open: [String: String] = [:]
        /// 照会 as they ended, durably.
        var ended: [String: Inquiry] = [:]
        var opened: [String: Opened] = [:]
    }

    /// Waits for those of one server.
    public init() {}

    /// From now on 照会 end in this process, and in no other.
    public func workBegins() { kept.withLock { $0.isAtWork = true } }

    /// From now on they may end elsewhere: what is open is known to the database alone.
    public func workEnds() {
        kept.withLock { kept in
            kept.isAtWork = false
            kept.open = [:]
        }
    }

    /// Whether somebody waits for a 照会.
    func isAwaited(_ receptionNumber: String) -> Bool { bell.isAwaited(receptionNumber) }

    /// A 照会 is being registered.
    ///
    /// If that is not kept after all, nobody ever learns its number.
    func registers(_ receptionNumber: String, of system: String) {
        kept.withLock { kept in
            guard kept.isAtWork else { return }
            if kept.open.count >= Self.contents { kept.open = [:] }
            kept.open[receptionNumber] = system
        }
    }

    /// A step was kept, durably: if it ends a 照会, whoever waits for it may look.
    func stands(_ inquiry: Inquiry) {
        guard inquiry.state.isOver else { return }
        let number = inquiry.receptionNumber
        // In this order: who begins to wait behind the question below finds it open no more, and looks.
        kept.withLock { $0.open[number] = nil }
        guard isAwaited(number) else { return }
        kept.withLock { kept in
            if kept.ended.count >= Self.contents { kept.ended = [:] }
            kept.ended[number] = inquiry
        }
        bell.ring([number])
    }

    /// Results of 照会 that ended while their system waited for them, in the order asked.
    ///
    /// Nil unless that is all of them, with what was opened of each: then the database is asked.
    func results(_ asked: [InquiryReference], of system: String) -> InquiryResults? {
        guard !system.isEmpty else { return nil }
        let found = kept.withLock { kept in asked.compactMap { kept.ended[$0.receptionNumber] } }
        guard found.count == asked.count, found.allSatisfy({ $0.system == system }) else { return nil }
        let results = found.compactMap { inquiry -> InquiryResults.Result? in
            guard inquiry.sealed != nil else { return .init(status: inquiry.status, content: nil) }
            return content(of: inquiry).map { .init(status: inquiry.status, content: $0) }
        }
        return results.count == asked.count ? InquiryResults(inquiries: results) : nil
    }

    /// A content was opened, as it is whenever an answer comes: whoever waits for it now need not open it a second time.
    ///
    /// What nobody waits for is not remembered; it stays sealed until somebody asks.
    func opened(_ content: ProvidedContent, from sealed: Inquiry.Sealed, of receptionNumber: String) {
        guard isAwaited(receptionNumber) else { return }
        kept.withLock { kept in
            if kept.opened.count >= Self.contents { kept.opened = [:] }
            kept.opened[receptionNumber] = Opened(sealed: sealed, content: content)
        }
    }

    /// The content of a 照会 that was opened for whoever waited, if it is that which is kept of it.
    func content(of inquiry: Inquiry) -> ProvidedContent? {
        guard let found = kept.withLock({ $0.opened[inquiry.receptionNumber] }), found.sealed == inquiry.sealed else {
            return nil
        }
        return found.content
    }

    /// Whoever waited has what they waited for.
    func forget(_ asked: [InquiryReference]) {
        kept.withLock { kept in
            for reference in asked {
                kept.opened[reference.receptionNumber] = nil
                kept.ended[reference.receptionNumber] = nil
            }
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
                    if isKnownOpen(reference.receptionNumber, of: system) { return false }
                    return try await store.read { tx in
                        try !InquiryStore(tx: tx).isOpen(reference.receptionNumber, of: system)
                    }
                }
            }
        }
    }

    /// Whether any of some was registered here and has not ended since.
    func knowsOpen(among asked: [InquiryReference], of system: String) -> Bool {
        kept.withLock { kept in asked.contains { kept.open[$0.receptionNumber] == system } }
    }

    /// Whether a 照会 was registered here and has not ended since; who asks again is told by the database.
    private func isKnownOpen(_ receptionNumber: String, of system: String) -> Bool {
        kept.withLock { $0.open.removeValue(forKey: receptionNumber) == system }
    }
}
