import Testing

@testable import WebServer

@Suite struct AddressRangeTests {
    @Test(arguments: [
        ("10.1.0.0/16", "10.1.255.3", true), ("10.1.0.0/16", "10.2.0.0", false), ("127.0.0.0/9", "127.128.0.1", false),
        ("127.0.0.0/9", "127.1.255.2", true), ("0.0.0.0/0", "203.0.113.9", true), ("192.0.2.7", "192.0.2.7", true),
        ("192.0.2.7", "192.0.2.8", false), ("fd00::/8", "fd12::1", true), ("fd00::/8", "fe00::1", false),
        ("10.1.0.0/16", "::ffff:10.1.2.3", true), ("10.1.0.0/16", "", false), ("10.1.0.0/16", "10.1", false),
        ("0.0.0.0/0", "::1", false),
    ]) func contains(range: String, address: String, isIn: Bool) throws {
        #expect(try #require(AddressRange(range)).contains(address) == isIn)
    }

    @Test(arguments: ["10.1.0.1/16", "10.1.0.0/33", "10.1.0.0/", "10.1.0.0/08", "x", "", "10.1.0.0/16/1", "fd00::1/8"])
    func thisIsNoRange(text: String) {
        #expect(AddressRange(text) == nil)
    }
}
