import Glibc

/// libFuzzer's loop; in its archive, which `-sanitize=fuzzer` links.
@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
    _ count: UnsafeMutablePointer<CInt>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
    _ body: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// What every target of this package does with libFuzzer.
///
/// libFuzzer's own `main`, which the linker takes in whole, asks for `LLVMFuzzerTestOneInput`; the package manager insists
/// on a `main` of ours. The linker may take either, they do the same.
public enum FuzzLoop {
    /// Gives one input to a check; what breaks it ends the run, and libFuzzer keeps the input.
    public static func feed(
        _ start: UnsafePointer<UInt8>?, _ count: Int, to check: ([UInt8]) throws -> Int
    ) -> CInt {
        do {
            _ = try check(Array(UnsafeBufferPointer(start: start, count: count)))
        } catch {
            print("A property does not hold: \(error)")
            fflush(nil)
            abort()
        }
        return 0
    }

    /// Runs until libFuzzer has enough.
    public static func run(_ testOneInput: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt) {
        var count = CommandLine.argc
        var arguments = CommandLine.unsafeArgv
        _ = runDriver(&count, &arguments, testOneInput)
    }
}
