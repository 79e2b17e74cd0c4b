import Identifiers
import Synchronization

/// Organisations by code, from several tasks.
final class Synchronized: Sendable {
    private let list = Mutex<[String: Organisation]>([:])

    func set(_ organisation: Organisation) { list.withLock { $0[organisation.code.text] = organisation } }
    func get(_ code: String) -> Organisation? { list.withLock { $0[code] } }
    var all: [Organisation] { list.withLock { Array($0.values) } }
}
