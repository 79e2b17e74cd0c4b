import Storage

/// A checksum that tells an edited schema step from the one applied (64-bit FNV-1a over the statements).
enum StepChecksum {
    static func of(_ step: SchemaStep) -> String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in step.sql.utf8 {
            hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
        }
        return String(hash, radix: 16)
    }
}
