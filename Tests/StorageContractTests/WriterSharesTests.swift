import Testing

@testable import Storage

/// How much of the writer a lane has, alone and beside another.
@Suite struct WriterSharesTests {
    private let start = ContinuousClock.now

    private func at(_ milliseconds: Int) -> ContinuousClock.Instant { start + .milliseconds(milliseconds) }

    /// A lane that has written for some milliseconds until now, with others about or not.
    private func after(_ milliseconds: Int, beside others: Bool, lanes: Set<String> = ["noisy"]) -> WriterShares {
        var shares = WriterShares()
        if others { shares.isAbout("quiet", at: start) }
        shares.isAbout("noisy", at: start)
        shares.wrote("noisy", took: .milliseconds(milliseconds))
        shares.ended(lanes, at: start)
        return shares
    }

    @Test func aloneALaneHasAllOfIt() {
        let shares = after(9, beside: false)
        #expect(shares.mayBegin("noisy", at: start))
        #expect(shares.nextEnd(at: start) == nil)
    }

    @Test func besideOthersALaneRestsTwiceAsLongAsItWrote() {
        let shares = after(9, beside: true)
        #expect(!shares.mayBegin("noisy", at: at(17)))
        #expect(shares.mayBegin("noisy", at: at(18)))
        #expect(shares.mayBegin("quiet", at: start))
        #expect(shares.nextEnd(at: start) == at(18))
        #expect(shares.nextEnd(at: at(18)) == nil)
    }

    /// A party's requests are no company of its work, and the program's own writes are nobody's.
    @Test(arguments: ["noisy", ""]) func oneIsNotOnesOwnCompany(other: String) {
        var shares = WriterShares()
        shares.isAbout("noisy work", at: start)
        shares.isAbout(other, at: start)
        shares.wrote("noisy work", took: .milliseconds(9))
        shares.ended(["noisy work"], at: start)
        #expect(shares.mayBegin("noisy work", at: start))
    }

    @Test func aVeryLongWriteIsNotPaidForWithoutEnd() {
        #expect(after(900, beside: true).mayBegin("noisy", at: at(20)))
    }

    @Test func whatIsShortIsForgiven() {
        var shares = WriterShares()
        shares.isAbout("quiet", at: start)
        shares.wrote("noisy", took: .microseconds(900))
        shares.ended(["noisy"], at: start)
        #expect(shares.mayBegin("noisy", at: start))
    }

    @Test func nobodyRestsForATransactionThatWasShared() {
        #expect(after(9, beside: true, lanes: ["noisy", "quiet"]).mayBegin("noisy", at: start))
    }

    @Test func othersAreForgottenAfterASecond() {
        var shares = after(9, beside: true)
        shares.wrote("noisy", took: .milliseconds(9))
        shares.ended(["noisy"], at: at(1_001))
        #expect(shares.mayBegin("noisy", at: at(1_001)))
    }

    /// Who may join a transaction: a row for each.
    ///
    /// The lane's writes have lately taken a millisecond.
    @Test(
        arguments: [
            // lane, waiting, owner, gone (ms), others about, joins
            ("noisy", 8, "noisy", 0, true, true),
            ("noisy", 8, "noisy", 1, true, false),
            ("noisy", 8, "noisy", 4, false, true),
            ("noisy", 8, "noisy", 5, false, false),
            ("noisy", 8, nil, 1, true, false),
            ("noisy", 1, nil, 1, true, true),
            ("noisy", 1, "quiet", 3, true, true),
            ("noisy", 1, "quiet", 4, true, false),
        ] as [(String, Int, String?, Int, Bool, Bool)])
    func whoMayJoin(lane: String, waiting: Int, owner: String?, gone: Int, others: Bool, joins: Bool) {
        var shares = WriterShares()
        if others { shares.isAbout("quiet", at: start) }
        shares.isAbout("noisy", at: start)
        shares.wrote("noisy", took: .milliseconds(1))
        let may = shares.mayJoin(lane, waiting: waiting, owner: owner, after: .milliseconds(gone), at: start)
        #expect(may == joins)
    }

    @Test func whoRestsJoinsNobody() {
        #expect(!after(2, beside: true).mayJoin("noisy", waiting: 1, owner: "quiet", after: .zero, at: at(1)))
    }
}
