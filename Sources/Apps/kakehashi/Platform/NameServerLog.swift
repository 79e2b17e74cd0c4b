import AccessControl
import AuditLog
import Foundation
import HTTPTypes
import Logging
import OrganisationProtocol
import ServiceCalendar
import Storage
import WebServer

extension AuditEvent {
    static let nameAnswered = AuditEvent("name.answered", "The platform's name server answered a name (T1).")
    static let nameRecordRead = AuditEvent(
        "name-record.read", "A system asked for the record of the name it had just asked (T1).")
}

/// Follows the name server's log and records each answer about a server's name.
struct NameServerLog: Sendable {
    let file: String
    let domain: String
    /// A VPN装置 asks in its own name for everybody behind it.
    let network: PlatformNetwork?
    let store: any DataStore
    let clock: any WallClock
    let logger: Logger

    /// Follows the log until cancelled; every 50 ms is soon enough for a person and for a test.
    func follow() async {
        // What was answered before this process started has been recorded by the one before it, or was not ours to see.
        var offset = (try? FileHandle(forReadingFrom: URL(filePath: file)).seekToEnd()) ?? 0
        while !Task.isCancelled {
            do {
                let answers = try newAnswers(from: &offset)
                if !answers.isEmpty { try await record(answers) }
                try await Task.sleep(for: .milliseconds(50))
            } catch is CancellationError {
                return
            } catch {
                logger.warning("name server log not readable", metadata: ["error": "\(error)"])
                try? await Task.sleep(for: .seconds(1))
            }
        }
    }

    struct Answer: Sendable, Hashable {
        let client: String
        let name: String
        let address: String
    }

    private func newAnswers(from offset: inout UInt64) throws -> [Answer] {
        guard let handle = FileHandle(forReadingAtPath: file) else { return [] }
        defer { try? handle.close() }
        try handle.seek(toOffset: offset)
        let data = try handle.readToEnd() ?? Data()
        // A line still being written is left for the next look.
        guard let end = data.lastIndex(of: UInt8(ascii: "\n")) else { return [] }
        offset += UInt64(end - data.startIndex + 1)
        return String(decoding: data[...end], as: UTF8.self).split(separator: "\n").compactMap(answer)
    }

    /// A line such as `… dnsmasq[7]: 12 127.20.1.11/50123 /path/platform NAME is ADDRESS` (log-queries=extra).
    func answer(_ line: Substring) -> Answer? {
        let words = line.split(separator: " ").map(String.init)
        guard let mark = words.firstIndex(of: "is"), mark >= 4, mark + 1 < words.count else { return nil }
        let name = words[mark - 1]
        guard name.hasSuffix(".\(domain)"), let client = words[mark - 3].split(separator: "/").first else { return nil }
        return Answer(client: String(client), name: name, address: words[mark + 1])
    }

    private func record(_ answers: [Answer]) async throws {
        let now = clock.now
        try await store.write { tx in
            for answer in answers {
                try AuditLog.append(
                    AuditEntry(
                        event: .nameAnswered, actor: "system:name-server", remoteAddress: answer.client,
                        subject: "\(answer.name) \(answer.address)"), at: now, in: tx)
            }
        }
    }

    /// The route by which whoever asked a name gets the number of the record: of its own organisation's addresses only.
    var routes: [Route] {
        [
            .machine(.get, "\(OrganisationPaths.nameRecords)/{name}", .open, .nameRecordRead) { request in
                let name = try request.parameter("name")
                let asker = request.remoteAddress
                let askers = network?.addresses(sharedWith: asker) ?? [asker]
                let places = askers.indices.map { "$\($0 + 2)" }.joined(separator: ", ")
                let exchange = request.exchange
                let record: Int64? = try await store.write { tx in
                    let found =
                        try tx.row(
                            """
                            SELECT max(sequence) AS sequence FROM audit_records
                            WHERE organisation = '' AND bureau = '' AND event = 'name.answered' AND outcome = 'success'
                                AND remote_address IN (\(places)) AND subject LIKE $1 || ' %'
                            HAVING max(sequence) IS NOT NULL
                            """,
                            [.text(name)] + askers.map { .text($0) }
                        )?.integer("sequence")
                    // Which record was told is what ties the asker's nonce to it.
                    if let found { try exchange.record(subject: "\(name) \(found)", in: tx) }
                    return found
                }
                return try .json(NameRecord(record: record.map(String.init)))
            }
        ]
    }
}
