import FuzzLoop
import OrganisationProtocol

/// One input.
@_cdecl("LLVMFuzzerTestOneInput")
func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    FuzzLoop.feed(start, count) { try RowProperties.check($0, .xml) }
}

@main
enum FuzzReplicaXML {
    static func main() { FuzzLoop.run(testOneInput) }
}
