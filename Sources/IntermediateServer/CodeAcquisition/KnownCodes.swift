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
            SELECT linkage_code FROM linkage_codes
            WHERE tenant_id = $1 AND atena_number = $2 AND state = 'usable'
            """, [.text(number.text)]
        )?.optionalText("linkage_code").map { try LinkageCode($0) }
    }

    /// Whom a 符号 is of: nobody, one person, or more when a person was registered twice.
    /// - Throws: `StoreError`.
    public static func persons(with code: LinkageCode, in tx: TenantTransaction) throws -> [AtenaNumber] {
        try tx.rows(
            """
            SELECT atena_number FROM linkage_codes
            WHERE tenant_id = $1 AND linkage_code = $2 AND state = 'usable' ORDER BY atena_number
            """, [.text(code.text)]
        ).map { try AtenaNumber(try $0.text("atena_number")) }
    }
}
