import Foundation

/// A place where a browser, or everything else on the machine, looks for authorities.
public struct TrustStore: Sendable, Hashable {
    /// How a store is read.
    public enum Kind: String, Sendable, Hashable {
        case chromium = "Chromium"
        case firefox = "Firefox"
        case system

        /// The name that staff reads.
        public var title: String {
            switch self {
            case .chromium, .firefox: rawValue
            case .system: "システム"
            }
        }
    }

    public let kind: Kind
    /// A folder with `cert9.db`, or a file of PEM certificates.
    public let path: String

    /// Names a store.
    public init(kind: Kind, path: String) {
        self.kind = kind
        self.path = path
    }

    /// The stores of a user's browsers, as far as they are there: Debian's own, snap's and Flatpak's.
    public static func stores(of user: OSUser) -> [TrustStore] {
        let chromium = [".pki/nssdb", "snap/chromium/current/.pki/nssdb", ".local/share/pki/nssdb"]
            .map { TrustStore(kind: .chromium, path: "\(user.home)/\($0)") }
        let firefox = [
            ".mozilla/firefox", "snap/firefox/common/.mozilla/firefox", ".var/app/org.mozilla.firefox/.mozilla/firefox",
            ".config/mozilla/firefox",
        ].flatMap { folder in
            let profiles = (try? FileManager.default.contentsOfDirectory(atPath: "\(user.home)/\(folder)")) ?? []
            return profiles.sorted().map { TrustStore(kind: .firefox, path: "\(user.home)/\(folder)/\($0)") }
        }
        return (chromium + firefox).filter { FileManager.default.fileExists(atPath: "\($0.path)/cert9.db") }
    }

    /// Where the system's own programs look: Debian's and Red Hat's place.
    public static var system: [TrustStore] {
        ["/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt"]
            .filter(FileManager.default.fileExists).map { TrustStore(kind: .system, path: $0) }
    }
}
