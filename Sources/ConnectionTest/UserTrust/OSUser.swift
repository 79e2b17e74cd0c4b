import Foundation

/// Somebody with an account and a home on this machine.
public struct OSUser: Sendable, Hashable {
    public let name: String
    public let home: String

    /// Names a user.
    public init(name: String, home: String) {
        self.name = name
        self.home = home
    }

    /// Whoever runs this program.
    public static var current: OSUser {
        OSUser(name: NSUserName(), home: NSHomeDirectory())
    }

    /// Everybody who can sign in and has a home (passwd(5)): for root, who may look into it.
    public static func all(_ file: String = "/etc/passwd") -> [OSUser] {
        let text = (try? String(contentsOfFile: file, encoding: .utf8)) ?? ""
        return text.split(separator: "\n").compactMap { line in
            let fields = line.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
            guard fields.count == 7, let number = UInt32(fields[2]), number == 0 || (1000..<60_000).contains(number),
                !fields[6].hasSuffix("/nologin"), !fields[6].hasSuffix("/false"), !fields[5].isEmpty,
                FileManager.default.fileExists(atPath: fields[5])
            else { return nil }
            return OSUser(name: fields[0], home: fields[5])
        }
    }
}
