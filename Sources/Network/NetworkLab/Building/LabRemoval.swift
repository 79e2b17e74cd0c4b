import ChildProcesses
import Foundation

/// Where a lab keeps its keys and process numbers.
enum LabFolder {
    static func path(_ prefix: String) -> String { "/run/\(prefix)" }

    /// A name for a tunnel's program, of 15 characters at most: made from the lab's.
    static func tunnel(_ prefix: String, _ end: String) -> String {
        // FNV-1a, so that the same lab has the same names in every process.
        let hash = prefix.utf8.reduce(UInt32(2_166_136_261)) { ($0 ^ UInt32($1)) &* 16_777_619 }
        return "kk\(String(hash, radix: 36))\(end)"
    }

    /// Whether this machine lets a lab be built.
    ///
    /// - Throws: `LabError` that says what is missing.
    static func check() throws {
        guard geteuid() == 0 else { throw LabError("network namespaces need root here") }
        for program in ["conntrack", "ip", "nft", "wg", "wireguard-go", "dnsmasq"] {
            let isThere = ["/usr/sbin", "/usr/bin", "/sbin", "/bin"].contains {
                FileManager.default.isExecutableFile(atPath: "\($0)/\(program)")
            }
            guard isThere else { throw LabError("\(program) is not installed; run scripts/setup") }
        }
        guard FileManager.default.fileExists(atPath: "/dev/net/tun") else { throw LabError("there is no /dev/net/tun") }
    }
}

/// Taking a lab down, also one that another process left behind.
public enum LabRemoval {
    /// The namespaces of a lab that are there.
    public static func namespaces(_ prefix: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/run/netns")) ?? []
        return names.filter { $0.hasPrefix("\(prefix)-") }.sorted()
    }

    /// Ends every process in the lab's namespaces and removes them: links, routes and rules go with them.
    ///
    /// - Throws: `LabError` when something cannot be removed.
    public static func down(_ prefix: String) throws {
        var ended: [Int32] = []
        for name in namespaces(prefix) {
            let numbers = try LabRunner.run("ip", ["netns", "pids", name]).text.split(separator: "\n")
            for number in numbers.compactMap({ Int32($0) }) where number != getpid() {
                kill(number, SIGKILL)
                ended.append(number)
            }
        }
        // A process that is being ended still holds its link; one that waits for its parent holds nothing.
        for _ in 0..<500 where ended.contains(where: isAtWork) { usleep(10_000) }
        try LabRunner.ip(nil, namespaces(prefix).map { "netns delete \($0)" })
        for end in ["vpn", "far"] {
            try? FileManager.default.removeItem(atPath: "/var/run/wireguard/\(LabFolder.tunnel(prefix, end)).sock")
        }
        try? FileManager.default.removeItem(atPath: LabFolder.path(prefix))
    }

    private static func isAtWork(_ number: Int32) -> Bool {
        FileManager.default.contents(atPath: "/proc/\(number)/cmdline")?.isEmpty == false
    }
}
