import FuzzLoop

/// One input.
@_cdecl("LLVMFuzzerTestOneInput")
func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    FuzzLoop.feed(start, count) { try RowProperties.check($0) }
}

@main
enum FuzzReplicaJSON {
    static func main() { FuzzLoop.run(testOneInput) }
}
