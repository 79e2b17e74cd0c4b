import Foundation
import PKI
import Testing
import UserTrust

/// Stores of browsers, made by certutil as a browser's are.
@Suite struct TrustTests {
    private let folder: URL
    private let certificate: IssuedCertificate

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "trust-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        certificate = try Authority().certificate
        try Data(certificate.pem.utf8).write(to: folder.appending(path: "ca.pem"))
    }

    /// A home with a store at a path in it, with the certificate under these flags; nil: an empty store.
    private func home(_ name: String, _ store: String?, flags: String?, pem: String = "ca.pem") throws -> OSUser {
        let home = folder.appending(path: name)
        try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
        if let store {
            let database = home.appending(path: store)
            try FileManager.default.createDirectory(at: database, withIntermediateDirectories: true)
            try certutil("-N -d 'sql:\(database.path())' --empty-password")
            if let flags {
                let file = folder.appending(path: pem).path()
                try certutil("-A -d 'sql:\(database.path())' -n '架け橋 CA of \(name)' -t '\(flags)' -i '\(file)'")
            }
        }
        return OSUser(name: name, home: home.path())
    }

    private func certutil(_ arguments: String) throws {
        let pipe = try #require(popen("certutil \(arguments) 2>&1 < /dev/null", "r"))
        var said = [UInt8](repeating: 0, count: 4096)
        while fread(&said, 1, said.count, pipe) > 0 {}
        #expect(pclose(pipe) == 0, "certutil \(arguments): \(String(decoding: said, as: UTF8.self))")
    }

    @Test func eachUserIsJudgedByTheStoreOfThatUsersBrowser() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data(try Authority().certificate.pem.utf8).write(to: folder.appending(path: "other.pem"))
        let users = [
            try home("good", ".pki/nssdb", flags: "C,,"),
            try home("fox", ".mozilla/firefox/abc.default", flags: "CT,C,C"),
            try home("flagless", ".pki/nssdb", flags: ",,"),
            try home("empty", ".pki/nssdb", flags: nil),
            try home("other", ".pki/nssdb", flags: "C,,", pem: "other.pem"),
            try home("never", nil, flags: nil),
        ]
        let survey = TrustSurvey(of: certificate, users: users, system: [])
        let states = Dictionary(uniqueKeysWithValues: survey.findings.map { ($0.user, $0.state) })
        #expect(
            states == [
                "good": .trusted, "fox": .trusted, "flagless": .notTrusted(flags: ",,"), "empty": .missing,
                "other": .missing, "never": .missing,
            ])
        #expect(survey.usersWithout == ["flagless", "empty", "other", "never"])
        #expect(survey.findings.last?.store == nil)
    }

    @Test func aStoreThatCannotBeReadIsNotTakenForGood() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let user = try home("broken", ".pki/nssdb", flags: "C,,")
        let without = TrustSurvey(of: certificate, users: [user], system: [], certutil: "/no/such/certutil")
        #expect(without.usersWithout == ["broken"])
        try Data("no database".utf8).write(to: folder.appending(path: "broken/.pki/nssdb/cert9.db"))
        let broken = TrustSurvey(of: certificate, users: [user], system: [])
        #expect(broken.usersWithout == ["broken"])
        guard case .unreadable = broken.findings[0].state else {
            Issue.record("\(broken.findings)")
            return
        }
    }

    @Test func theSystemsStoreIsAFileOfCertificates() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "bundle.crt")
        try Data((try Authority().certificate.pem + certificate.pem).utf8).write(to: file)
        let store = TrustStore(kind: .system, path: file.path())
        #expect(TrustSurvey(of: certificate, users: [], system: [store]).findings[0].state == .trusted)
        let other = try Authority().certificate
        #expect(TrustSurvey(of: other, users: [], system: [store]).findings[0].state == .missing)
    }

    @Test func aListIsReadAsItIsPublished() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let (one, other) = (certificate.sha256Fingerprint, certificate.sha1Fingerprint)
        for text in [
            "SHA-256 \(one)", "<td>\(one.lowercased())</td>", one.replacing(":", with: ""),
            one.replacing(":", with: " "),
        ] { #expect(FingerprintList(text).algorithm(of: certificate) == "SHA-256", "\(text)") }
        #expect(FingerprintList("SHA-1: \(other)\n").algorithm(of: certificate) == "SHA-1")
        #expect(FingerprintList("SHA-1 \(other)\nSHA-256 \(one)").algorithm(of: certificate) == "SHA-256")
        for text in ["", "added", String(one.dropLast()), "00:\(one)", one.replacing(":", with: "-")] {
            #expect(FingerprintList(text).algorithm(of: certificate) == nil, "\(text)")
        }
    }
}
