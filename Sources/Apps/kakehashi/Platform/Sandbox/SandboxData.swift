import Storage

/// What systems brought to a sandbox's servers, and how it is taken away.
///
/// Accounts, certificates and masters stay: setting them up is not what a vendor tries. The audit log stays as ever.
enum SandboxData {
    /// What refers to another table comes before it.
    static let tables = [
        "replica_links", "disclosure_flags", "request_files", "publication_ends",
        "replica_file_faults", "replicas", "replica_files", "code_request_file_entries", "code_request_files",
        "linkage_codes", "atena_numbers",
    ]

    static func remove(in tx: any StoreTransaction) throws -> [String: Int] {
        var removed: [String: Int] = [:]
        for table in tables { removed[table] = try tx.run("DELETE FROM \(table)", []) }
        return removed
    }
}
