import ChildProcesses
import Foundation
import PKI

/// Whether a store has a certificate, and trusts it for servers.
public enum TrustState: Sendable, Hashable {
    case trusted
    /// It is there, but its flags do not let it vouch for servers.
    case notTrusted(flags: String)
    case missing
    /// The store could not be read; in Japanese and English.
    case unreadable(japanese: String, english: String)
}

/// Looking into stores without changing them.
enum StoreReading {
    static func state(of certificate: IssuedCertificate, in store: TrustStore, program: String) -> TrustState {
        switch store.kind {
        case .system: inFile(certificate, store.path)
        case .chromium, .firefox: inDatabase(certificate, store.path, program)
        }
    }

    /// PEM certificates one after another; compared as text, since a store has many that nobody here need read.
    private static func inFile(_ certificate: IssuedCertificate, _ path: String) -> TrustState {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
            return .unreadable(japanese: "読み取れません", english: "cannot be read")
        }
        let wanted = Data(certificate.der).base64EncodedString()
        return bodies(text).contains(wanted) ? .trusted : .missing
    }

    private static func inDatabase(_ certificate: IssuedCertificate, _ path: String, _ program: String) -> TrustState {
        guard let list = try? ShortProgram.run(program, ["-L", "-d", "sql:\(path)"]) else {
            return .unreadable(
                japanese: "certutil がないため確認できません（libnss3-tools をインストールしてください）",
                english: "certutil is missing (install libnss3-tools)")
        }
        guard list.status == 0 else {
            let reason = list.text.split(separator: "\n").first.map(String.init) ?? ""
            return .unreadable(japanese: "読み取れません（\(reason)）", english: "cannot be read: \(reason)")
        }
        let wanted = Data(certificate.der).base64EncodedString()
        for (name, flags) in entries(list.text) {
            guard let one = try? ShortProgram.run(program, ["-L", "-d", "sql:\(path)", "-n", name, "-a"]),
                bodies(one.text).contains(wanted)
            else { continue }
            // The first of three groups is TLS; C: a trusted authority for servers.
            let isTrusted = flags.split(separator: ",", omittingEmptySubsequences: false).first?.contains("C") ?? false
            return isTrusted ? .trusted : .notTrusted(flags: flags)
        }
        return .missing
    }

    /// The lines `NAME   FLAGS` of `certutil -L`.
    static func entries(_ text: String) -> [(name: String, flags: String)] {
        text.split(separator: "\n").compactMap { line in
            let trimmed = line.trimmingCharacters(in: .whitespaces)
            guard let gap = trimmed.lastIndex(of: " ") else { return nil }
            let flags = String(trimmed[trimmed.index(after: gap)...])
            guard flags.filter({ $0 == "," }).count == 2, flags.allSatisfy({ $0.isLetter || $0 == "," }),
                !flags.hasPrefix("SSL,")
            else { return nil }
            return (trimmed[..<gap].trimmingCharacters(in: .whitespaces), flags)
        }
    }

    /// The base64 of each certificate, without line ends.
    private static func bodies(_ text: String) -> [String] {
        text.components(separatedBy: "-----BEGIN CERTIFICATE-----").dropFirst().compactMap { part in
            part.components(separatedBy: "-----END CERTIFICATE-----").first?.filter { !$0.isWhitespace }
        }
    }
}
