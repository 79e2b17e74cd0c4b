import Dispatch
import Foundation

/// Where the program begins, on the process's first thread.
@main
enum Program {
    /// Before anything else is started, since a platform may have to begin anew, see ``WipedMemory``; then the command.
    static func main() {
        if CommandLine.arguments.dropFirst().starts(with: ["platform", "serve"]) {
            do {
                try WipedMemory.ensure()
            } catch {
                FileHandle.standardError.write(Data("kakehashi: \(error)\n".utf8))
                exit(1)
            }
        }
        Task {
            await Kakehashi.main()
            exit(0)
        }
        dispatchMain()
    }
}
