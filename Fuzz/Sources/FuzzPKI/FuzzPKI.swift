/// libFuzzer's loop; in its archive, which `-sanitize=fuzzer` links.
@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
    _ count: UnsafeMutablePointer<CInt>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
    _ body: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// The package manager insists on a `main` of ours, so libFuzzer's own stays in its archive and we call its loop.
@main
enum FuzzPKI {
    static func main() {
        var count = CommandLine.argc
        var arguments = CommandLine.unsafeArgv
        // A trap ends the run, and the input is kept.
        _ = runDriver(&count, &arguments) { start, count in
            do {
                _ = try ReaderProperties.check(Array(UnsafeBufferPointer(start: start, count: count)))
            } catch {
                preconditionFailure("\(error)")
            }
            return 0
        }
    }
}
