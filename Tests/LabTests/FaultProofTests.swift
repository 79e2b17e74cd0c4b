import Foundation
import NetworkLab
import Reachability
import Testing
import VPNDevice
import Verdicts

/// Every named fault, in the settings alone.
@Suite struct FaultProofTests {
    @Test func `the sample network is ready`() throws {
        let site = try SampleSite.read()
        let proof = Proof(site)
        #expect(proof.isReady)
        #expect(proof.lines.count == 30)
        #expect(Set(proof.lines.map(\.need.item)) == Set(TestItem.allCases))
        #expect(IdealDevice(site.request, site.surroundings, line: site.device.interface(.line)).device == site.device)
    }

    @Test func `there are faults enough, each with a name of its own`() {
        #expect(NetworkFault.all.count >= 40)
        #expect(Set(NetworkFault.all.map(\.name)).count == NetworkFault.all.count)
    }

    @Test(arguments: NetworkFault.all.map(\.name))
    func `a fault is found at its hop, and the corrections mend it`(name: String) throws {
        let fault = try #require(NetworkFault.named(name))
        var site = fault.broken(try SampleSite.read())
        let proof = Proof(site)
        let first = try #require(proof.lines.compactMap(\.finding).first)
        #expect(first.hop == fault.hop, "\(first)")
        let corrections = proof.corrections
        #expect(!corrections.isEmpty)
        for correction in corrections { site = try correction.applied(to: site) }
        let left = Proof(site).lines.compactMap(\.finding)
        #expect(left.isEmpty, "\(corrections.map(\.text)) leave \(left)")
    }

    @Test func `the table that is kept has every fault, with both verdicts the same`() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "docs/network-faults.md")
        let table = try String(contentsOf: file, encoding: .utf8)
        let rows = table.split(separator: "\n").filter { $0.hasPrefix("| `") }
        #expect(rows.count == NetworkFault.all.count)
        for (row, fault) in zip(rows, NetworkFault.all) {
            let cells = row.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            #expect(cells[0] == "`\(fault.name)`" && cells[1] == fault.title)
            #expect(cells[2] == cells[3] && cells[4] == "yes" && cells[5] == "yes")
            let proof = Proof(fault.broken(try SampleSite.read()))
            let finding = try #require(proof.lines.compactMap(\.finding).first)
            #expect(cells[2].contains(finding.hop.title), "\(fault.name): run make network-faults")
            if let correction = finding.correction {
                #expect(cells[2].contains("\(correction.target.title) \(correction.entry)"), "\(fault.name)")
            }
        }
    }
}
