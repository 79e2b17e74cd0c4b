public import OrganisationProtocol

/// One row of a file.
public enum ReplicaFileRow: Sendable, Hashable {
    case record(ReplicaRecord)
    /// All that is wrong with the row by itself; never empty.
    case faults([ReplicaFileFault])
}

/// Reads the rows of a file from its beginning, some at a time; used by one task after another, never by two at once.
public protocol ReplicaFileReading: Sendable {
    /// The next rows, `count` at most; none at the end of the file.
    /// - Throws: `ReplicaFileRefusal` when the file as a whole cannot be read.
    func next(_ count: Int) throws -> [ReplicaFileRow]
}

/// Why a file as a whole is not taken.
public struct ReplicaFileRefusal: Error, Sendable, Hashable {
    /// Stable, such as `file.empty`.
    public let code: String
    /// In Japanese, what is wrong and what to do.
    public let reason: String
}

/// Opens files of 副本.
public enum ReplicaFileReader {
    /// Reads a whole file that is in memory already, as if it came in pieces of so many bytes.
    /// - Throws: `ReplicaFileRefusal`.
    public static func read(
        _ bytes: [UInt8], _ format: ReplicaFileFormat, inPiecesOf piece: Int = .max
    ) throws -> any ReplicaFileReading {
        try open(MemoryBytes(bytes, inPiecesOf: piece), format)
    }

    /// Opens a file whose bytes come from somewhere; packing and encoding are found out from the first.
    /// - Throws: `ReplicaFileRefusal`, and what the source throws.
    public static func open(
        _ source: sending any ByteStream, _ format: ReplicaFileFormat
    ) throws -> any ReplicaFileReading {
        let unpacked = try GzipBytes.unpacked(source)
        switch format {
        case .csv: return try CSVReplicaReader(try TextBytes.utf8(unpacked))
        case .xml: return try XMLReplicaReader(try TextBytes.utf8(unpacked, declared: XMLDeclaration.encoding))
        }
    }
}
