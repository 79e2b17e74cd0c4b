/// What one file may be [O], published with the interface; what is within it is split here, not by the sender.
public enum ReplicaFileLimits {
    /// Bytes of a file as sent.
    public static let size: Int64 = 4 << 30
    /// Bytes of a file unpacked.
    public static let unpacked: Int64 = 32 << 30
    /// Records of a file.
    public static let records: Int64 = 10_000_000
    /// Bytes of one part of a sending.
    public static let part = 8 << 20
    /// Bytes of one row.
    public static let row = 1 << 20
    /// Columns of a CSV file.
    public static let columns = 1_000
    /// Characters of a value.
    public static let value = 4_000
}
