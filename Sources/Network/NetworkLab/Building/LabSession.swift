import ChildProcesses
import Foundation
import Reachability
import VPNDevice

/// The VPN session: WireGuard between the device and the platform's end.
struct LabSession {
    private let lab: Lab
    private let scripts: LabScripts

    init(_ lab: Lab, _ scripts: LabScripts) {
        self.lab = lab
        self.scripts = scripts
    }

    private func keyFile(_ end: String) -> String { "\(lab.folder)/\(end).key" }

    /// The name by which the tunnel's program is spoken to; unlike the interface's, nobody else may have it.
    private func socket(_ end: String) -> String { LabFolder.tunnel(lab.prefix, end) }

    private func raise(_ role: LabPlan.Role, _ end: String) throws {
        let (name, file) = (socket(end), keyFile(end))
        let key = try LabRunner.run("wg", ["genkey"]).text
        try Data(key.utf8).write(to: URL(filePath: file))
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file)
        try lab.run("wireguard-go", [name], on: role)
        try lab.run("wg", ["set", name, "private-key", file], on: role)
        try LabRunner.ip(lab.plan.name(role), ["link set \(name) name \(VPNSession.interface)"])
    }

    private func publicKey(_ end: String) throws -> String {
        let key = try String(contentsOfFile: keyFile(end), encoding: .utf8)
        return try LabRunner.run("wg", ["pubkey"], input: key).text.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// The platform's end waits for the device and knows it by its key and addresses.
    func raiseFarEnd() throws {
        try raise(.farEnd, "far")
        try LabRunner.ip(
            lab.plan.name(.farEnd),
            ["link set \(VPNSession.interface) mtu 1420 up"]
                + scripts.outside.map { "route add \($0)/32 dev \(VPNSession.interface)" })
        let name = socket("far")
        try lab.run("wg", ["set", name, "listen-port", "51820"], on: .farEnd)
    }

    func raiseDevice() throws {
        try raise(.device, "vpn")
        let (name, key) = (socket("far"), try publicKey("vpn"))
        let addresses = scripts.outside.map { "\($0)/32" }.joined(separator: ",")
        try lab.run("wg", ["set", name, "peer", key, "allowed-ips", addresses], on: .farEnd)
    }

    /// Gives the device's end another peer and other networks.
    func settleDevice(_ site: Site) throws {
        let (name, key, session) = (socket("vpn"), try publicKey("far"), site.device.session)
        let networks = session.remotes.map { $0.masked.description }.joined(separator: ",")
        try lab.run("wg", ["set", name, "peer", key, "remove"], on: .device)
        try lab.run(
            "wg",
            [
                "set", name, "listen-port", "51820", "peer", key, "endpoint", "\(session.peer):51820",
                "persistent-keepalive", "1", "allowed-ips", networks,
            ], on: .device)
    }

    /// Waits until the two ends have shaken hands, if they can.
    func wait(for site: Site) throws {
        let session = site.device.session
        guard session.isUp, session.peer == site.surroundings.platform.endpoint else { return }
        let name = socket("vpn")
        for _ in 0..<200 {
            let said = try lab.run("wg", ["show", name, "latest-handshakes"], on: .device)
            if let time = said.split(separator: "\t").last, !time.hasPrefix("0") { return }
            Thread.sleep(forTimeInterval: 0.025)
        }
        throw LabError("the VPN session does not come up within 5 s")
    }
}
