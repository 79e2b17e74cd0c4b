import ChildProcesses
import Foundation
import Testing
import VPNDevice

@testable import NetworkLab

/// A lab leaves nothing behind and touches nothing of the machine's own.
@Suite(.serialized, .enabled(if: LabAvailability.isThere, "network namespaces are refused here"))
struct RemovalTests {
    /// The machine's own links, routes and rules.
    private static func machine() throws -> [String] {
        try [("ip", ["-o", "link"]), ("ip", ["route"]), ("nft", ["list", "ruleset"])].map { program, arguments in
            try LabRunner.run(program, arguments).text
        }
    }

    private static func programs(_ prefix: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return names.compactMap { FileManager.default.contents(atPath: "/proc/\($0)/cmdline") }
            .map { String(decoding: $0, as: UTF8.self) }
            .filter { line in
                line.contains(LabFolder.path(prefix))
                    || ["vpn", "far"].contains { line.contains(LabFolder.tunnel(prefix, $0)) }
            }
    }

    @Test func `a lab that was left behind is removed wholly`() throws {
        let prefix = "kakehashi-gone"
        let before = try Self.machine()
        // As after a kill: nobody takes it down.
        let lab = try Lab(try SampleSite.read(), prefix: prefix)
        #expect(LabRemoval.namespaces(prefix).count == 17)
        #expect(Self.programs(prefix).count == 5)
        #expect(try Self.machine() == before)
        for thread in lab.threads.values { thread.end() }
        try LabRemoval.down(prefix)
        #expect(LabRemoval.namespaces(prefix).isEmpty)
        #expect(Self.programs(prefix).isEmpty)
        #expect(!FileManager.default.fileExists(atPath: LabFolder.path(prefix)))
        #expect(try Self.machine() == before)
        try LabRemoval.down(prefix)
    }

    @Test func `a lab that is in use is not taken away by the next of its name`() throws {
        let site = try SampleSite.read()
        let lab = try Lab(site, prefix: "kakehashi-claim")
        defer { try? lab.down() }
        #expect(throws: LabError.self) { try Lab(site, prefix: "kakehashi-claim") }
        #expect(LabRemoval.namespaces("kakehashi-claim").count == 17)
        try lab.down()
        let next = try Lab(site, prefix: "kakehashi-claim")
        try next.down()
    }

    @Test func `settings that nftables has loaded read back equal`() throws {
        let site = try SampleSite.read()
        let lab = try Lab(site, prefix: "kakehashi-round")
        defer { try? lab.down() }
        for seed in 0..<UInt64(30) {
            let device = RandomDevice.make(site, seed: seed)
            try lab.nft(.device, device.nftables)
            let json = try lab.run("nft", ["-j", "list", "table", "ip", "kakehashi_vpn"], on: .device)
            let reading = try VPNDevice.reading(nftables: Array(json.utf8))
            #expect(reading.unknown.isEmpty)
            #expect(Set(reading.device.rows) == Set(device.rows), "seed \(seed)")
        }
        try lab.run("nft", ["add", "rule", "ip", "kakehashi_vpn", "forward", "ip", "ttl", "1", "drop"], on: .device)
        let json = try lab.run("nft", ["-j", "list", "table", "ip", "kakehashi_vpn"], on: .device)
        let reading = try VPNDevice.reading(nftables: Array(json.utf8))
        #expect(reading.unknown.count == 1)
        #expect(reading.remark?.contains("1件は読み取れません") == true)
    }
}
