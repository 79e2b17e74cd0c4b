import PKI
import Testing

struct KeyVaultTests {
    @Test(arguments: ["", "a", "秘密鍵", String(repeating: "x", count: 5000)])
    func `what is sealed opens again`(text: String) throws {
        let (vault, masterKey) = KeyVault.create()
        let sealed = try vault.seal(text, context: "tenant/1")
        #expect(try vault.open(sealed, context: "tenant/1") == text)
        #expect(try KeyVault(masterKey: masterKey).open(sealed, context: "tenant/1") == text)
        #expect(masterKey.count == 32)
    }

    @Test func `the same text is sealed differently each time`() throws {
        let (vault, _) = KeyVault.create()
        #expect(try vault.seal("a", context: "") != vault.seal("a", context: ""))
    }

    @Test func `another context or another master key does not open`() throws {
        let (vault, _) = KeyVault.create()
        let sealed = try vault.seal("a", context: "tenant/1")
        let other = KeyVault.create().0
        let context = #expect(throws: PKIError.self) { try vault.open(sealed, context: "tenant/2") }
        #expect(context?.code == "vault.malformed")
        #expect(throws: PKIError.self) { try other.open(sealed, context: "tenant/1") }
    }

    @Test func `what a former master key sealed opens beside the new one, and is sealed anew once`() throws {
        let (old, formerKey) = KeyVault.create()
        let sealed = try old.seal("秘密鍵", context: "tenant/1")
        let newKey = KeyVault.newMasterKey()
        let both = KeyVault(masterKey: newKey, former: formerKey)
        #expect(try both.open(sealed, context: "tenant/1") == "秘密鍵")
        let renewed = try #require(try both.renewed(sealed, context: "tenant/1"))
        #expect(try both.renewed(renewed, context: "tenant/1") == nil)
        #expect(try KeyVault(masterKey: newKey).open(renewed, context: "tenant/1") == "秘密鍵")
        #expect(throws: PKIError.self) { try old.open(renewed, context: "tenant/1") }
        #expect(throws: PKIError.self) { try both.renewed(sealed, context: "tenant/2") }
        #expect(throws: PKIError.self) { try KeyVault(masterKey: newKey).renewed(sealed, context: "tenant/1") }
        #expect(throws: PKIError.self) { try old.open(try both.seal("a", context: ""), context: "") }
    }

    @Test func `any changed or missing byte does not open`() throws {
        let (vault, _) = KeyVault.create()
        let sealed = try vault.seal("private key", context: "a")
        for index in sealed.indices {
            var changed = sealed
            changed[index] ^= 1
            #expect(throws: PKIError.self) { try vault.open(changed, context: "a") }
            #expect(throws: PKIError.self) { try vault.open(Array(sealed.prefix(index)), context: "a") }
        }
    }

    @Test(arguments: [0, 16, 31, 33])
    func `a master key of another length seals nothing and opens nothing`(length: Int) throws {
        let vault = KeyVault(masterKey: [UInt8](repeating: 1, count: length))
        #expect(#expect(throws: PKIError.self) { try vault.seal("a", context: "") }?.code == "vault.key-length")
        #expect(#expect(throws: PKIError.self) { try vault.open([], context: "") }?.code == "vault.key-length")
    }

    @Test func `a vault's description shows nothing`() {
        #expect("\(KeyVault.create().0)" == "KeyVault")
    }
}
