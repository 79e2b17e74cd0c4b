/// libFuzzer's loop; in its archive, which `-sanitize=fuzzer` links.
@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
    _ count: UnsafeMutablePointer<CInt>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
    _ body: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// One input; libFuzzer's own `main`, which the linker takes in whole, asks for it by this name.
@_cdecl("LLVMFuzzerTestOneInput")
func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    do {
        _ = try ReaderProperties.check(Array(UnsafeBufferPointer(start: start, count: count)))
    } catch {
        // A trap ends the run, and the input is kept.
        preconditionFailure("\(error)")
    }
    return 0
}

/// The package manager insists on a `main` of ours; the linker may take either, they do the same.
@main
enum FuzzPKI {
    static func main() {
        var count = CommandLine.argc
        var arguments = CommandLine.unsafeArgv
        _ = runDriver(&count, &arguments, testOneInput)
    }
}
