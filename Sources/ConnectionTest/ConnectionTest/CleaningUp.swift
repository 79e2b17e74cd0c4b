import Foundation
import Identifiers
import MutualTLS
import OrganisationProtocol
import Synchronization
public import Verdicts

/// What was taken away again after a test, on one side.
public struct CleanUp: Sendable, Hashable {
    /// `mayor` or `education`.
    public let bureau: String
    /// 統合宛名番号 that this run had registered and that are gone, with their 符号取得.
    public let removed: Int
    /// Why something is still there; nil when nothing is.
    public let failure: HopFailure?
}

/// The numbers that a run registered itself: what was there before stays.
final class RegisteredNumbers: Sendable {
    private let numbers = Mutex<[AtenaNumber]>([])

    /// Keeps a number whose registration was new.
    func keep(_ number: AtenaNumber) { numbers.withLock { $0.append(number) } }

    var all: [AtenaNumber] { numbers.withLock { $0 } }
}

extension BureauTest {
    /// Takes away the test data that this run registered (§3.4), by the interface's own operation.
    ///
    /// With a number go its 符号取得 and 処理通番. 副本 stay: the interface has no operation that deletes them, and without
    /// their number nobody finds them.
    func cleanUp() async -> CleanUp? {
        let numbers = registered.all
        guard !numbers.isEmpty else { return nil }
        let batch = AtenaNumberBatch(
            mode: .goodRows,
            entries: numbers.map { AtenaNumberEntry(.delete, $0) })
        do throws(HopFailure) {
            let body = (try? JSONEncoder().encode(batch)) ?? Data()
            let response = try await atena.exchange(
                server, .json("POST", "\(OrganisationPaths.atenaNumbers)/batch", body: Array(body)))
            try AnswerVerdicts.check(response, is: [200], expected: "試験で登録した統合宛名番号が削除されること")
            let receipt = try? JSONDecoder().decode(RowReceipt.self, from: Data(response.body))
            return CleanUp(bureau: plan.bureau, removed: receipt?.accepted ?? 0, failure: nil)
        } catch {
            return CleanUp(bureau: plan.bureau, removed: 0, failure: error)
        }
    }
}
