import Foundation
import ServiceCalendar

/// What a terminal or system adds to the plan that the platform signed: its own files, and nothing of it leaves the machine.
///
/// Paths are relative to the file that they stand in.
public struct LocalSettings: Sendable, Codable, Hashable {
    /// An instant for a rehearsal, RFC 3339; the machine's clock when absent.
    public var at: String?
    /// How far a rehearsal's clock is behind the machine's, in seconds; `kakehashi clock` keeps it.
    public var secondsBehind: Double?
    /// Whom everybody asks for names; the machine's own name server when absent.
    public var nameServer: TestPlan.Address?
    /// CA certificates for places that name none: a folder of PEM files, or one.
    public var trust: String?
    /// The test residents, CSV (§3.4).
    public var residentsFile: String?
    /// A clerk for each side.
    public var clerks: [String: Clerk]?
    /// By `SIDE/IDENTIFIER`.
    public var places: [String: PlaceSettings]?

    /// Describes a machine's own settings.
    public init(
        at: String? = nil, secondsBehind: Double? = nil, nameServer: TestPlan.Address? = nil, trust: String? = nil,
        residentsFile: String? = nil, clerks: [String: Clerk]? = nil, places: [String: PlaceSettings]? = nil
    ) {
        self.at = at
        self.secondsBehind = secondsBehind
        self.nameServer = nameServer
        self.trust = trust
        self.residentsFile = residentsFile
        self.clerks = clerks
        self.places = places
    }

    /// Whether another clock than the machine's counts: then it is a rehearsal.
    public var isRehearsal: Bool { at != nil || secondsBehind != nil }

    /// A clerk whose password is in a file, or is asked for.
    public struct Clerk: Sendable, Codable, Hashable {
        public var identifier: String
        public var passwordFile: String?

        /// Names a clerk.
        public init(identifier: String, passwordFile: String? = nil) {
            self.identifier = identifier
            self.passwordFile = passwordFile
        }
    }

    /// What one place has of its own.
    public struct PlaceSettings: Sendable, Codable, Hashable {
        public var trust: String?
        public var certificateFile: String?
        public var keyFile: String?
        /// Another address than the 設定依頼票 has.
        public var sourceAddress: String?
        /// Where the system gives out what it has to register; absent: T10 sends a registration without a record.
        public var extract: TestPlan.Address?
        public var nameServer: TestPlan.Address?

        /// Describes a place's own settings.
        public init(
            trust: String? = nil, certificateFile: String? = nil, keyFile: String? = nil, sourceAddress: String? = nil,
            extract: TestPlan.Address? = nil, nameServer: TestPlan.Address? = nil
        ) {
            self.trust = trust
            self.certificateFile = certificateFile
            self.keyFile = keyFile
            self.sourceAddress = sourceAddress
            self.extract = extract
            self.nameServer = nameServer
        }
    }

    /// Reads a file of local settings; its paths become absolute.
    /// - Throws: `PlanError`.
    public static func read(_ file: String) throws(PlanError) -> LocalSettings {
        var settings = try PlanError.reading(file) {
            let content = try Data(contentsOf: URL(filePath: file))
            do {
                return try JSONDecoder().decode(LocalSettings.self, from: content)
            } catch let error as DecodingError {
                throw PlanError.unreadableSetting(file, error)
            }
        }
        let folder = URL(filePath: file).standardizedFileURL.deletingLastPathComponent()
        func absolute(_ path: String?) -> String? {
            path.map { $0.hasPrefix("/") ? $0 : folder.appending(path: $0).path() }
        }
        settings.trust = absolute(settings.trust)
        settings.residentsFile = absolute(settings.residentsFile)
        settings.clerks = settings.clerks?.mapValues {
            Clerk(identifier: $0.identifier, passwordFile: absolute($0.passwordFile))
        }
        settings.places = settings.places?.mapValues { place in
            var place = place
            place.trust = absolute(place.trust)
            place.certificateFile = absolute(place.certificateFile)
            place.keyFile = absolute(place.keyFile)
            return place
        }
        return settings
    }

    /// The name server that the machine itself asks (resolv.conf(5)); nil when it has none.
    public static func systemNameServer(_ file: String = "/etc/resolv.conf") -> TestPlan.Address? {
        let text = (try? String(contentsOfFile: file, encoding: .utf8)) ?? ""
        for line in text.split(separator: "\n") {
            let words = line.split(whereSeparator: \.isWhitespace)
            if words.count >= 2, words[0] == "nameserver" { return .init(host: String(words[1]), port: 53) }
        }
        return nil
    }
}
