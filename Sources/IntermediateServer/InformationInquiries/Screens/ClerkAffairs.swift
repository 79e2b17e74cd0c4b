import Foundation
import Identifiers
import Storage
import Tenancy

/// 担当事務: in which affairs a clerk may ask at a screen; whoever has none may ask in none.
struct ClerkAffairs {
    let tx: TenantTransaction

    func affairs(of account: String) throws -> Set<AffairCode> {
        Set(
            try tx.rows(
                "SELECT affair FROM clerk_affairs WHERE tenant_id = $1 AND account = $2", [.text(account)]
            ).map { try AffairCode(try $0.text("affair")) })
    }

    func all() throws -> [(account: String, affair: String)] {
        try tx.rows("SELECT account, affair FROM clerk_affairs WHERE tenant_id = $1 ORDER BY account, affair").map {
            (try $0.text("account"), try $0.text("affair"))
        }
    }

    func give(_ affair: AffairCode, to account: String, by actor: String, at now: Date) throws {
        try tx.run(
            """
            INSERT INTO clerk_affairs (tenant_id, account, affair, given_at, given_by) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (tenant_id, account, affair) DO NOTHING
            """, [.text(account), .text(affair.text), .instant(now), .text(actor)])
    }

    func take(_ affair: AffairCode, from account: String) throws {
        try tx.run(
            "DELETE FROM clerk_affairs WHERE tenant_id = $1 AND account = $2 AND affair = $3",
            [.text(account), .text(affair.text)])
    }
}
