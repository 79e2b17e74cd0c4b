public import Identifiers
import Storage
public import Tenancy

/// The 符号 that a server has, for those who ask and answer by them.
public enum KnownCodes {
    /// The 符号 of a person; nil when it was not acquired (yet).
    /// - Throws: `StoreError`.
    public static func code(of number: AtenaNumber, in tx: TenantTransaction) throws -> LinkageCode? {
        try tx.row(
            """
            SELECT request_id, linkage_code FROM linkage_codes
            WHERE tenant_id = $1 AND atena_number = $2 AND state = 'usable' AND linkage_code IS NOT NULL
            """, [.text(number.text)]
        ).map { row in
            let place = CodeAcquisitionStore.place(try row.text("request_id"))
            return try LinkageCode(try tx.open(try row.text("linkage_code"), at: place))
        }
    }

    /// Whether a person's 符号 was acquired.
    /// - Throws: `StoreError`.
    public static func hasCode(_ number: AtenaNumber, in tx: TenantTransaction) throws -> Bool {
        try tx.row(
            """
            SELECT 1 AS one FROM linkage_codes
            WHERE tenant_id = $1 AND atena_number = $2 AND state = 'usable' AND linkage_code IS NOT NULL
            """, [.text(number.text)]) != nil
    }

    /// Whom a 符号 is of: nobody, one person, or more when a person was registered twice.
    /// - Throws: `StoreError`.
    public static func persons(with code: LinkageCode, in tx: TenantTransaction) throws -> [AtenaNumber] {
        try tx.rows(
            """
            SELECT atena_number FROM linkage_codes
            WHERE tenant_id = $1 AND code_mark = $2 AND state = 'usable' ORDER BY atena_number
            """, [try tx.mark(code.text, of: CodeAcquisitionStore.column)]
        ).map { try AtenaNumber(try $0.text("atena_number")) }
    }
}
