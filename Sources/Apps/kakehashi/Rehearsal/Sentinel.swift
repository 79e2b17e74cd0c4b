import Foundation

/// What a rehearsal knows of the sentinel in the place of 住基ネット.
struct Sentinel: Sendable {
    private let visitorsFile: String

    /// Finds it, and makes sure that it sees: the visit of the process that posted it must be written down.
    static func find(_ visitorsFile: String) async throws -> Sentinel {
        let sentinel = Sentinel(visitorsFile: visitorsFile)
        for _ in 0..<400 {
            if try sentinel.lines() == 1 { return sentinel }
            try await Task.sleep(for: .milliseconds(25))
        }
        throw ToolError("the sentinel of 住基ネット did not see our own visit")
    }

    /// How many came, besides ourselves.
    func visits() throws -> Int { try lines() - 1 }

    private func lines() throws -> Int {
        try Data(contentsOf: URL(filePath: visitorsFile)).count { $0 == UInt8(ascii: "\n") }
    }
}
