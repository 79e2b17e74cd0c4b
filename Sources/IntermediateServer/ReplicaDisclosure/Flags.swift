import AtenaNumbers
import Foundation
import Identifiers
import OrganisationProtocol
import ReplicaRegistration
import Storage
import Tenancy

/// What a flag says.
enum Flag: String, Sendable, Hashable, CaseIterable {
    /// 自動応答不可フラグ: a 照会 waits for a person's decision.
    case automaticAnswerBan
    /// 不開示該当フラグ: the fact of a 照会 is not shown to the person.
    case nonDisclosure
}

/// Setting and reading flags in one tenant's transaction, for one system.
struct Flags {
    let tx: TenantTransaction
    let system: String
    let now: Date

    func set(_ flag: Flag, _ entries: [ReplicaFlagEntry]) throws -> RowReceipt {
        let known = try ReplicaStore(tx: tx).identifiers(among: entries.map(\.recordIdentifier), of: system)
        return try set(
            flag, owner: system,
            entries.map { entry in
                (
                    entry.recordIdentifier.text, entry.isSet,
                    known.contains(entry.recordIdentifier) ? nil : .unknownReplica
                )
            })
    }

    func set(_ flag: Flag, _ entries: [PersonFlagEntry]) throws -> RowReceipt {
        let known = try AtenaNumberStore.known(among: entries.map(\.atenaNumber), in: tx)
        return try set(
            flag, owner: "",
            entries.map { entry in
                (entry.atenaNumber.text, entry.isSet, known.contains(entry.atenaNumber) ? nil : .unknownPerson)
            })
    }

    func states(_ entries: [PersonEntry]) throws -> FlagStates {
        let known = try AtenaNumberStore.known(among: entries.map(\.atenaNumber), in: tx)
        return FlagStates(
            states: try entries.map { entry in
                try state(entry.atenaNumber.text, owner: "", isKnown: known.contains(entry.atenaNumber))
            })
    }

    func states(_ entries: [ReplicaEntry]) throws -> FlagStates {
        let known = try ReplicaStore(tx: tx).identifiers(among: entries.map(\.recordIdentifier), of: system)
        return FlagStates(
            states: try entries.map { entry in
                try state(entry.recordIdentifier.text, owner: system, isKnown: known.contains(entry.recordIdentifier))
            })
    }

    private func set(
        _ flag: Flag, owner: String, _ rows: [(target: String, isSet: Bool, refusal: DisclosureError?)]
    ) throws -> RowReceipt {
        var (accepted, unchanged) = (0, 0)
        var rejected: [RowRejection] = []
        for (place, row) in rows.enumerated() {
            if let refusal = row.refusal {
                rejected.append(refusal.rejection(row: place + 1))
            } else if try row.isSet ? add(flag, owner, row.target) : remove(flag, owner, row.target) {
                accepted += 1
            } else {
                unchanged += 1
            }
        }
        return RowReceipt(accepted: accepted, unchanged: unchanged, rejected: rejected)
    }

    private func add(_ flag: Flag, _ owner: String, _ target: String) throws -> Bool {
        try tx.run(
            """
            INSERT INTO disclosure_flags (tenant_id, flag, system_id, target, set_at, set_by)
            VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (tenant_id, flag, system_id, target) DO NOTHING
            """, [.text(flag.rawValue), .text(owner), .text(target), .instant(now), .text(system)]) > 0
    }

    private func remove(_ flag: Flag, _ owner: String, _ target: String) throws -> Bool {
        try tx.run(
            "DELETE FROM disclosure_flags WHERE tenant_id = $1 AND flag = $2 AND system_id = $3 AND target = $4",
            [.text(flag.rawValue), .text(owner), .text(target)]) > 0
    }

    private func state(_ target: String, owner: String, isKnown: Bool) throws -> FlagState {
        let set = try tx.rows(
            "SELECT flag FROM disclosure_flags WHERE tenant_id = $1 AND system_id = $2 AND target = $3",
            [.text(owner), .text(target)]
        ).map { try $0.text("flag") }
        return FlagState(
            key: target, isKnown: isKnown, bansAutomaticAnswer: set.contains(Flag.automaticAnswerBan.rawValue),
            isNotDisclosed: set.contains(Flag.nonDisclosure.rawValue))
    }
}
