import FuzzLoop

/// One input.
@_cdecl("LLVMFuzzerTestOneInput")
func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    FuzzLoop.feed(start, count) { try DeviceProperties.check($0, as: .worksheet) }
}

@main
enum FuzzDeviceWorksheet {
    static func main() { FuzzLoop.run(testOneInput) }
}
