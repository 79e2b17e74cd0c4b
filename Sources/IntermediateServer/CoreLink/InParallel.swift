import Foundation

extension Array where Element: Sendable {
    /// What a body makes of each, in their order, on as many processors as there are: for what takes long, such as seals.
    /// - Throws: what the body throws.
    public func inParallel<Answer: Sendable>(
        _ body: @escaping @Sendable (Element) async throws -> Answer
    ) async throws -> [Answer] {
        let lots = Swift.min(count, ProcessInfo.processInfo.activeProcessorCount)
        guard lots > 1 else {
            var answers: [Answer] = []
            for one in self { answers.append(try await body(one)) }
            return answers
        }
        let size = (count + lots - 1) / lots
        return try await withThrowingTaskGroup(of: (Int, [Answer]).self) { group in
            for first in stride(from: 0, to: count, by: size) {
                group.addTask {
                    var answers: [Answer] = []
                    for one in self[first..<Swift.min(first + size, count)] { answers.append(try await body(one)) }
                    return (first, answers)
                }
            }
            var found: [Int: [Answer]] = [:]
            for try await (first, answers) in group { found[first] = answers }
            return found.sorted { $0.key < $1.key }.flatMap(\.value)
        }
    }
}
