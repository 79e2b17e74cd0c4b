import SeededChance
import Testing
import VPNDevice

@Suite struct IntervalSetTests {
    /// Against sets of the standard library, number by number.
    @Test func `sets of intervals are sets`() {
        var chance = Chance(seed: 5)
        func some() -> (PortSet, Set<UInt16>) {
            let ranges = (0..<Int.random(in: 0...4, using: &chance)).map { _ in
                let first = UInt16.random(in: 0...60, using: &chance)
                return first...(first + UInt16.random(in: 0...12, using: &chance))
            }
            return (PortSet(ranges), Set(ranges.flatMap { $0 }))
        }
        for _ in 0..<500 {
            let ((one, oneSet), (other, otherSet)) = (some(), some())
            func same(_ intervals: PortSet, _ set: Set<UInt16>) -> Bool {
                (0...80).allSatisfy { intervals.contains($0) == set.contains($0) }
                    && intervals.count == UInt64(set.count)
            }
            #expect(same(one.union(other), oneSet.union(otherSet)))
            #expect(one.union(other) == IntervalSet(oneSet.union(otherSet).map { $0...$0 }))
            #expect(same(one.intersection(other), oneSet.intersection(otherSet)))
            #expect(same(one.subtracting(other), oneSet.subtracting(otherSet)))
            #expect(one.isSubset(of: other) == oneSet.isSubset(of: otherSet))
        }
    }

    @Test func `addresses are written as people write them`() {
        #expect(AddressSet(0...UInt32.max).text == "すべて")
        #expect(AddressSet(0x0A14_0100...0x0A14_01FF).text == "10.20.1.0/24")
        #expect(
            AddressSet([0x0A14_0101...0x0A14_0101, 0x0A14_0110...0x0A14_0112]).text
                == "10.20.1.1, 10.20.1.16-10.20.1.18")
    }

    @Test(arguments: [
        "10.20.1", "10.20.1.256", "010.20.1.1", "10.20.1.1.1", "", "10.20.1.1/33", "10.20.1.9-10.20.1.1", "あ",
    ])
    func `what is no address is refused`(text: String) { #expect(AddressRange(text) == nil) }
}
