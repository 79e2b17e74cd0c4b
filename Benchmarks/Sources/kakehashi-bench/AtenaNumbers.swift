import NIOHTTP1

/// The persons that the 副本 speak of, registered as 団体内統合宛名システム does.
enum AtenaNumbers {
    static func register(_ count: Int, session: SessionFile) async throws -> [String] {
        let client = try SystemClient(system: "atena-system", session: session)
        let numbers = (0..<count).map { String(700_000_000 + $0) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for lane in 0..<32 {
                group.addTask {
                    for index in stride(from: lane, to: count, by: 32) {
                        let body = #"{"atenaNumber":"\#(numbers[index])"}"#
                        _ = try await client.send(.POST, "/api/atena-numbers", body: Array(body.utf8))
                    }
                }
            }
            try await group.waitForAll()
        }
        try await client.close()
        return numbers
    }
}
