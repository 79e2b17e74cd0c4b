import AuditLog
import EveryEngine
import Foundation
import PKI
import Storage
import Testing

@testable import Accounts

/// One-time codes against the vectors of the standards.
@Suite struct SecondFactorTests {
    private static let secret = Array("12345678901234567890".utf8)

    /// RFC 6238 appendix B, SHA-1, the last six of its eight digits.
    @Test(arguments: [
        (59.0, "287082"), (1_111_111_109, "081804"), (1_111_111_111, "050471"), (1_234_567_890, "005924"),
        (2_000_000_000, "279037"), (20_000_000_000, "353130"),
    ]) func theStandardsVectors(seconds: Double, code: String) {
        let step = OneTimeCode.step(at: Date(timeIntervalSince1970: seconds))
        #expect(OneTimeCode.code(secret: Self.secret, step: step) == code)
    }

    @Test func aCodeIsGoodOneStepAroundAndOnce() {
        let now = Date(timeIntervalSince1970: 1_463_628_600)
        let step = OneTimeCode.step(at: now)
        for (offset, isGood) in [(-2, false), (-1, true), (0, true), (1, true), (2, false)] as [(Int64, Bool)] {
            let code = OneTimeCode.code(secret: Self.secret, step: step + offset)
            #expect((OneTimeCode.match(code, secret: Self.secret, after: 0, at: now) != nil) == isGood, "\(offset)")
        }
        let code = OneTimeCode.code(secret: Self.secret, step: step)
        #expect(OneTimeCode.match(code, secret: Self.secret, after: step, at: now) == nil, "a used code is good again")
        for bad in ["", "12345", "abcdef", code + "0", " \(code)"] {
            #expect(OneTimeCode.match(bad, secret: Self.secret, after: 0, at: now) == nil, "\(bad)")
        }
    }

    /// RFC 4648 §10, without padding.
    @Test(arguments: [
        ("", ""), ("f", "MY"), ("fo", "MZXQ"), ("foo", "MZXW6"), ("foob", "MZXW6YQ"), ("fooba", "MZXW6YTB"),
        ("foobar", "MZXW6YTBOI"),
    ]) func base32(text: String, expected: String) {
        #expect(Base32.text(Array(text.utf8)) == expected)
    }

    @Test func theAddressNamesTheServerAndTheAccount() throws {
        let address = SecondFactorPages.provisioningAddress(secret: Self.secret, account: "admin-1", site: "松本市 首長部局")
        let parts = try #require(URLComponents(string: address))
        #expect(parts.scheme == "otpauth" && parts.host == "totp" && parts.path == "/松本市 首長部局:admin-1")
        #expect(parts.queryItems?.first { $0.name == "issuer" }?.value == "松本市 首長部局")
        let picture = String(decoding: try QRCode.svg(of: address), as: UTF8.self)
        #expect(picture.hasPrefix("<svg") && !picture.contains("style="))
    }

    /// A new master key: whoever has a second factor goes on with it, and the former key opens nothing any more.
    @Test(arguments: Engine.allCases) func secretsAreSealedUnderANewMasterKey(engine: Engine) async throws {
        let store = try await engine.store(AuditLog.schema + AccountSchema.steps)
        let (old, former) = KeyVault.create()
        let newKey = KeyVault.newMasterKey()
        let vault = KeyVault(masterKey: newKey, former: former)
        let accounts = (1...3).map { "admin-\($0)" }
        let (first, second, third) = try await store.write { tx in
            let book = SecondFactorStore(realm: "202029-mayor", tx: tx)
            for account in accounts {
                try Self.add(account, in: tx)
                try book.begin(Self.secret, of: account, vault: account == "admin-3" ? vault : old)
            }
            return (
                try AccountService.renewSecrets(with: vault, in: tx),
                try AccountService.renewSecrets(with: vault, in: tx),
                try accounts.map { try book.pending(of: $0, vault: KeyVault(masterKey: newKey)) }
            )
        }
        #expect(first == 2 && second == 0, "each once, and what is under the new key already not at all")
        #expect(third == accounts.map { _ in Self.secret })
        await #expect(throws: PKIError.self) {
            try await store.read { tx in
                try SecondFactorStore(realm: "202029-mayor", tx: tx).pending(of: "admin-1", vault: old)
            }
        }
    }

    private static func add(_ account: String, in tx: any StoreTransaction) throws {
        try tx.run(
            """
            INSERT INTO accounts
                (realm, account_id, name, role, organisation, bureau, password, must_change_password, created_at,
                 created_by)
            VALUES ('202029-mayor', $1, '管理 太郎', 'systemAdministrator', '202029', 'mayor', $2, 0, 0, 'operator:o')
            """, [.text(account), .bytes([0])])
    }
}
