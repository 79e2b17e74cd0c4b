import CZip

/// The parts of an `.xlsx` file, unpacked one by one within limits.
final class Package {
    private let archive: OpaquePointer
    private let storage: UnsafeMutableRawBufferPointer
    private var budget = SpreadsheetLimits.totalBytes

    /// Opens a file and checks what it declares.
    /// - Throws: ``SpreadsheetError`` for what is no ZIP file or declares more than ``SpreadsheetLimits`` allow.
    init(_ bytes: [UInt8]) throws(SpreadsheetError) {
        try PackageRules.check(file: bytes)
        storage = .allocate(byteCount: bytes.count, alignment: 1)
        storage.copyBytes(from: bytes)
        guard let archive = Self.open(storage) else {
            storage.deallocate()
            throw PackageRules.notAZip
        }
        self.archive = archive
        try checkDeclaredSizes()
    }

    deinit {
        zip_discard(archive)
        storage.deallocate()
    }

    private static func open(_ storage: UnsafeMutableRawBufferPointer) -> OpaquePointer? {
        var error = zip_error_t()
        zip_error_init(&error)
        defer { zip_error_fini(&error) }
        guard let source = zip_source_buffer_create(storage.baseAddress, zip_uint64_t(storage.count), 0, &error) else {
            return nil
        }
        guard let archive = zip_open_from_source(source, ZIP_RDONLY, &error) else {
            zip_source_free(source)
            return nil
        }
        return archive
    }

    private func checkDeclaredSizes() throws(SpreadsheetError) {
        let count = zip_get_num_entries(archive, 0)
        guard count <= SpreadsheetLimits.entries else { throw PackageRules.tooLarge("部品の数 \(count)") }
        var total: UInt64 = 0
        for index in 0..<zip_uint64_t(max(0, count)) {
            var stat = zip_stat_t()
            guard zip_stat_index(archive, index, 0, &stat) == 0 else { throw PackageRules.damaged("一覧") }
            let method = stat.encryption_method
            guard method == ZIP_EM_NONE else { throw PackageRules.encrypted }
            guard stat.size <= SpreadsheetLimits.entryBytes else { throw PackageRules.tooLarge("部品の大きさ") }
            total += stat.size
        }
        guard total <= SpreadsheetLimits.totalBytes else { throw PackageRules.tooLarge("全体の大きさ") }
    }

    /// Unpacks a part; `nil` when there is none of that name.
    /// - Throws: ``SpreadsheetError`` for a damaged part or one larger than it declares.
    func part(_ name: String) throws(SpreadsheetError) -> [UInt8]? {
        let index = zip_name_locate(archive, name, ZIP_FL_NOCASE)
        guard index >= 0 else { return nil }
        guard let file = zip_fopen_index(archive, zip_uint64_t(index), 0) else { throw PackageRules.damaged(name) }
        defer { zip_fclose(file) }
        var content: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = zip_fread(file, &chunk, zip_uint64_t(chunk.count))
            // libzip also compares the checksum when the last byte has been read.
            guard count >= 0 else { throw PackageRules.damaged(name) }
            if count == 0 { return content }
            // Counted as it comes out: what a bomb declares is not what it holds.
            budget -= Int(count)
            guard budget >= 0, content.count + Int(count) <= SpreadsheetLimits.entryBytes else {
                throw PackageRules.tooLarge(name)
            }
            content.append(contentsOf: chunk.prefix(Int(count)))
        }
    }
}
