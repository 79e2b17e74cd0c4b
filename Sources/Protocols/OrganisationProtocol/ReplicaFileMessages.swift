/// S4 → S1: a file of 副本 is about to be sent (IF_DBM_20113).
public struct ReplicaFileRequest: Sendable, Codable, Hashable {
    /// The system's id as in the 設定依頼票.
    public let system: String
    /// The sender's own name of this sending: asking again with it opens no second one.
    public let requestKey: String
    public let format: ReplicaFileFormat
    public let mode: RowMode
    /// Bytes, as sent.
    public let size: Int64
    /// How many records the sender put in: what is held must be the same number.
    public let records: Int64

    /// Announces a file.
    public init(
        system: String, requestKey: String, format: ReplicaFileFormat, mode: RowMode, size: Int64,
        records: Int64
    ) {
        self.system = system
        self.requestKey = requestKey
        self.format = format
        self.mode = mode
        self.size = size
        self.records = records
    }
}

/// How the rows of a file are written.
public enum ReplicaFileFormat: String, Sendable, Codable, Hashable, CaseIterable {
    /// Our own convenience [O].
    case csv
    /// The attachment of IF_DBM_20113.
    case xml
}

/// S1 → S4: how far a file is, and what became of it (IF_DBM_20314).
public struct ReplicaFileStatus: Sendable, Codable, Hashable {
    public let number: Int64
    /// `receiving`, `waiting`, `loading`, `discarding`, `registered`, `refused`, `abandoned`.
    public let state: String
    /// The state as people read it.
    public let title: String
    /// Bytes announced, and bytes that are safe here: sending goes on from there.
    public let size: Int64
    public let received: Int64
    /// Records announced, and records looked at so far.
    public let records: Int64
    public let read: Int64
    public let accepted: Int64
    /// Records that stood already, word for word.
    public let unchanged: Int64
    public let refused: Int64
    /// Why the file as a whole was not taken, in Japanese; nil while nothing speaks against it.
    public let reason: String?
    /// RFC 3339.
    public let announcedAt: String
    public let changedAt: String

    /// Describes a file.
    public init(
        number: Int64, state: String, title: String, size: Int64, received: Int64, records: Int64, read: Int64,
        accepted: Int64, unchanged: Int64, refused: Int64, reason: String?, announcedAt: String, changedAt: String
    ) {
        self.number = number
        self.state = state
        self.title = title
        self.size = size
        self.received = received
        self.records = records
        self.read = read
        self.accepted = accepted
        self.unchanged = unchanged
        self.refused = refused
        self.reason = reason
        self.announcedAt = announcedAt
        self.changedAt = changedAt
    }
}

/// One reason why a row of a file was not taken; a row may have several.
public struct ReplicaFileFault: Sendable, Codable, Hashable {
    /// From 1, the first record of the file.
    public let row: Int64
    /// The column or element; empty when the row as a whole is meant.
    public let column: String
    /// Stable, such as `row.bad-date`.
    public let code: String
    /// In Japanese, for staff.
    public let message: String

    /// Describes a fault.
    public init(row: Int64, column: String, code: String, message: String) {
        self.row = row
        self.column = column
        self.code = code
        self.message = message
    }
}

/// S1 → S4: all that is wrong with a file, or the first of it (IF_DBM_20314).
public struct ReplicaFileResult: Sendable, Codable, Hashable {
    public let status: ReplicaFileStatus
    public let faults: [ReplicaFileFault]
    /// How many there are, of which `faults` holds the first.
    public let faultCount: Int64

    /// Gathers a result.
    public init(status: ReplicaFileStatus, faults: [ReplicaFileFault], faultCount: Int64) {
        self.status = status
        self.faults = faults
        self.faultCount = faultCount
    }
}
