import AccessControl
import Accounts
import AuditLog
import FollowUp
import Foundation
import Identifiers
import Storage
import WebServer

/// The accounts of the officers who look at a nation.
struct NationOfficers {
    let platform: Platform
    let now: Date

    /// Hands out one account for a prefecture and one for the state.
    func issue(prefecture number: String) async throws -> [SessionFile.Account] {
        let codes = (0...9).compactMap { try? LocalGovernmentCode("\(number)000\($0)") }
        guard let code = codes.first else { throw ToolError("--officer must be a prefecture's two digits, such as 20") }
        let exchange = Exchange(
            event: AuditEvent.officerIssued,
            actor: Actor(identifier: "operator:console", name: "運用事業者", role: .platformOperator),
            scope: AuditScope(), remoteAddress: "", now: now)
        let parts = platform.parts
        var issued: [SessionFile.Account] = []
        for (identifier, role, organisation) in [
            ("pref-\(number)", Role.prefectureOfficer, code.text), ("state-01", .stateOfficer, ""),
        ] {
            let prepared = try PreparedAccount(
                identifier: identifier, name: "例田　道子", role: role, organisation: organisation, bureau: "")
            try await parts.store.write { tx in
                try parts.accounts(FollowUpSite.realm).issue(prepared, by: exchange, in: tx)
                try exchange.record(subject: identifier, in: tx)
            }
            issued.append(
                .init(
                    site: "follow-up", role: role.title, account: identifier, password: prepared.password, address: ""))
        }
        return issued
    }
}
