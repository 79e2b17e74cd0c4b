import FuzzLoop
import OrganisationProtocol

/// One input.
@_cdecl("LLVMFuzzerTestOneInput")
func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    FuzzLoop.feed(start, count) { try RowProperties.check($0, .csv) }
}

@main
enum FuzzReplicaCSV {
    static func main() { FuzzLoop.run(testOneInput) }
}
