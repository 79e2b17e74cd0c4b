import Foundation
import OrganisationProtocol
import ReplicaFiles

// Also compiled into Fuzz/, by symbolic links.

/// What holds for the rows of any bytes: nothing traps or hangs, the pieces in which bytes come and the coding of a message make no
/// difference, a row is a record or has faults that are told, and a record is the same record when it is sent online.
enum RowProperties {
    struct Broken: Error, CustomStringConvertible {
        let description: String
    }

    private enum Outcome: Equatable {
        case rows([ReplicaFileRow])
        case refused(ReplicaFileRefusal)
    }

    /// How many records the bytes hold as a file.
    ///
    /// - Throws: `Broken`, or what no file can be the cause of.
    static func check(_ bytes: [UInt8], _ format: ReplicaFileFormat) throws -> Int {
        let whole = try read(bytes, inPiecesOf: .max, format)
        // A small prime, another one for files of other sizes.
        let piece = [1, 2, 3, 5, 7, 11, 13, 4_099][bytes.count % 8]
        let again = try read(bytes, inPiecesOf: piece, format)
        guard isSame(again, whole, isPacked: bytes.starts(with: [0x1F, 0x8B])) else {
            throw Broken(description: "pieces of \(piece): \(told(again)), not \(told(whole))")
        }
        switch whole {
        case .rows(let rows): return try check(rows)
        case .refused(let refusal): return try check(refusal)
        }
    }

    /// How many records the bytes hold as a message.
    ///
    /// - Throws: `Broken`, or what no message can be the cause of.
    static func check(_ bytes: [UInt8]) throws -> Int {
        let outcome = message(bytes)
        // In another coding it is read by Foundation alone, and says the same.
        if !bytes.contains(0), let text = String(validating: bytes, as: UTF8.self), text.first != "\u{FEFF}",
            let other = text.data(using: .utf16), message(Array(other)) != outcome
        {
            throw Broken(description: "\(told(outcome)), and in UTF-16 \(told(message(Array(other))))")
        }
        switch outcome {
        case .rows(let rows): return try check(rows)
        case .refused(let refusal): return try check(refusal)
        }
    }

    private static func message(_ bytes: [UInt8]) -> Outcome {
        do {
            return .rows(try SubmissionReader.read(bytes).rows)
        } catch {
            return .refused(error)
        }
    }

    /// How much of a broken packing is unpacked before it is noticed depends on the pieces, and so does what is told first.
    private static func isSame(_ one: Outcome, _ other: Outcome, isPacked: Bool) -> Bool {
        if isPacked, case .refused = one, case .refused = other { return true }
        return one == other
    }

    private static func told(_ outcome: Outcome) -> String {
        switch outcome {
        case .rows(let rows): "\(rows.count) rows"
        case .refused(let refusal): refusal.code
        }
    }

    private static func read(
        _ bytes: [UInt8], inPiecesOf piece: Int, _ format: ReplicaFileFormat
    ) throws -> Outcome {
        do {
            let reader = try ReplicaFileReader.read(bytes, format, inPiecesOf: piece)
            var rows: [ReplicaFileRow] = []
            while case let some = try reader.next(5), !some.isEmpty {
                guard some.count <= 5 else { throw Broken(description: "more rows than asked for") }
                rows += some
            }
            return .rows(rows)
        } catch let refusal as ReplicaFileRefusal {
            return .refused(refusal)
        }
    }

    private static func check(_ refusal: ReplicaFileRefusal) throws -> Int {
        guard !refusal.code.isEmpty, !refusal.reason.isEmpty, refusal.reason.count < 2_000 else {
            throw Broken(description: "a refusal without words: \(refusal.code)")
        }
        return 0
    }

    private static func check(_ rows: [ReplicaFileRow]) throws -> Int {
        var records: [ReplicaRecord] = []
        for (place, row) in rows.enumerated() {
            switch row {
            case .record(let record): records.append(record)
            case .faults(let faults):
                guard !faults.isEmpty else { throw Broken(description: "neither a record nor a fault") }
                let isTold = faults.allSatisfy { fault in
                    fault.row == Int64(place) + 1 && fault.code.hasPrefix("row.") && !fault.message.isEmpty
                }
                guard isTold else { throw Broken(description: "a fault of another row, or without words") }
            }
        }
        try checkOnline(records)
        return records.count
    }

    /// What was a record in one form is the same record in the other.
    private static func checkOnline(_ records: [ReplicaRecord]) throws {
        guard !records.isEmpty else { return }
        let message = ReplicaSubmission(system: "S", records: records)
        let again = try SubmissionReader.read(Array(JSONEncoder().encode(message))).rows
        guard again == records.map(ReplicaFileRow.record) else { throw Broken(description: "another record online") }
    }
}
