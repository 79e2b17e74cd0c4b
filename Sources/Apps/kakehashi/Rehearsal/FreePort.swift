import Foundation

/// Ports that nobody uses at the moment of asking.
enum FreePort {
    /// A free port of an address, for both TCP and UDP.
    static func take(on address: String) throws -> Int {
        for _ in 0..<50 {
            if let port = try? bound(address, Int32(SOCK_STREAM.rawValue), 0),
                (try? bound(address, Int32(SOCK_DGRAM.rawValue), port)) != nil
            {
                return port
            }
        }
        throw ToolError("no free port on \(address)")
    }

    private static func bound(_ address: String, _ kind: Int32, _ port: Int) throws -> Int {
        let handle = socket(AF_INET, kind, 0)
        guard handle >= 0 else { throw ToolError("no socket") }
        defer { close(handle) }
        var place = sockaddr_in()
        place.sin_family = sa_family_t(AF_INET)
        place.sin_port = in_port_t(port).bigEndian
        guard inet_pton(AF_INET, address, &place.sin_addr) == 1 else { throw ToolError("\(address) is not an address") }
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let result = withUnsafeMutablePointer(to: &place) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { raw in
                guard bind(handle, raw, length) == 0 else { return Int32(-1) }
                return getsockname(handle, raw, &length)
            }
        }
        guard result == 0 else { throw ToolError("the port is taken") }
        return Int(in_port_t(bigEndian: place.sin_port))
    }
}
