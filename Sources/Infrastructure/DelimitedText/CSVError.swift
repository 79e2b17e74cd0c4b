/// Why a file is no CSV.
public struct CSVError: Error, Sendable, Hashable {
    /// In Japanese, for whoever sent the file.
    public let reason: String
}
