import Foundation
import PKI
import Testing

/// The step from a validated chain to one that is known to be unrevoked.
struct RevocationCheckTests {
    @Test(arguments: [
        (-1.0, RevocationRefusal.notYetValid(thisUpdate: Rehearsal.start)), (0, nil), (86_399, nil),
        (86_400, .expired(nextUpdate: Rehearsal.start.addingTimeInterval(86_400))),
        (1_000_000, .expired(nextUpdate: Rehearsal.start.addingTimeInterval(86_400))),
    ])
    func `a list counts from thisUpdate until just before nextUpdate`(
        offset: TimeInterval, refusal: RevocationRefusal?
    ) async throws {
        let family = try Family()
        let chain = try await family.validated([family.leaf()])
        let at = Rehearsal.start.addingTimeInterval(offset)
        #expect(chain.checkRevocation(with: try family.list(), at: at).refusal == refusal)
    }

    @Test func `an unrevoked leaf passes, whatever else is listed`() async throws {
        let family = try Family()
        let leaf = try family.leaf()
        let chain = try await family.validated([leaf])
        let other = Revocation(
            serialNumber: try family.leaf().serialNumber, revokedAt: Rehearsal.start, reason: .superseded)
        #expect(try chain.checkRevocation(with: family.list([other]), at: Rehearsal.now).get().leaf == leaf)
    }

    @Test func `a revoked leaf is refused with when and why`() async throws {
        let family = try Family()
        let leaf = try family.leaf()
        let chain = try await family.validated([leaf])
        let entry = Revocation(serialNumber: leaf.serialNumber, revokedAt: Rehearsal.start, reason: .keyCompromise)
        let verdict = chain.checkRevocation(with: try family.list([entry]), at: Rehearsal.now)
        #expect(verdict.refusal == .revoked(at: Rehearsal.start, reason: .keyCompromise))
        #expect(verdict.refusal?.code == "revocation.revoked")
    }

    @Test func `of several lists of one issuer the newest counts`() async throws {
        let family = try Family()
        let leaf = try family.leaf()
        let chain = try await family.validated([leaf])
        let entry = Revocation(serialNumber: leaf.serialNumber, revokedAt: Rehearsal.start, reason: .superseded)
        let newer = try family.root.revocationList(
            number: 8, revoked: [entry], thisUpdate: Rehearsal.now, nextUpdate: Rehearsal.end)
        let verdict = chain.checkRevocation(with: [newer, try family.list()], at: Rehearsal.now)
        #expect(verdict.refusal?.code == "revocation.revoked")
    }

    @Test func `lists of others do not help`() async throws {
        let family = try Family()
        let chain = try await family.validated([family.leaf()])
        let namesake = chain.checkRevocation(with: try Family().list(), at: Rehearsal.now)
        #expect(namesake.refusal == .badSignature("the signature is not the authority's"))
        let stranger = chain.checkRevocation(with: try Family(name: "Stranger").list(), at: Rehearsal.now)
        #expect(
            stranger.refusal
                == .wrongIssuer(expected: family.root.certificate.subject, seen: "CN=Stranger,O=架け橋,C=JP"))
        let none = chain.checkRevocation(with: [], at: Rehearsal.now)
        #expect(none.refusal == .wrongIssuer(expected: family.root.certificate.subject, seen: ""))
    }
}
