import FuzzLoop

/// One input.
@_cdecl("LLVMFuzzerTestOneInput")
func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    FuzzLoop.feed(start, count) { try ReaderProperties.check($0) }
}

@main
enum FuzzPKI {
    static func main() { FuzzLoop.run(testOneInput) }
}
