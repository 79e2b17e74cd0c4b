import AuditLog
import Identifiers

extension DistributedMaster: MasterDocument {
    static let form = MasterForm.distributed
    static let events = MasterEvents(
        staged: .masterStaged, imported: .masterImported, cancelled: .masterImportCancelled, undone: .masterUndone)

    var kindName: String { kind.rawValue }
    var kindTitle: String { kind.title }

    /// A task of the programme is proven by the test master's import alone (§2.6).
    var appliedEvent: AuditEvent {
        switch kind {
        case .test: .masterImported
        case .provisional: .provisionalMasterApplied
        }
    }

    static func read(_ fields: MasterFields) -> DistributedMaster? {
        fields.only([
            "identifier", "version", "kind", "validFrom", "holders", "affairs", "procedures", "items", "permits",
            "delegations",
        ])
        let identifier = fields.text("identifier", atMost: 40)
        let version = fields.text("version", atMost: 40)
        let kind = fields.choice("kind", Kind.self)
        let validFrom = fields.day("validFrom")
        let lists = Lists(fields)
        lists.check(fields.reader)
        guard let identifier, let version, let kind, let validFrom else { return nil }
        return DistributedMaster(
            identifier: identifier, version: version, kind: kind, validFrom: validFrom,
            holders: lists.holders.values, affairs: lists.affairs.values, procedures: lists.procedures.values,
            items: lists.items.values, permits: lists.permits.values, delegations: lists.delegations?.values)
    }

    func findings(on server: MasterSetting) -> [MasterFinding] {
        guard identifier != "distributed-master" else { return [] }
        return [
            MasterFinding(
                "identifier", .choice, "配信マスターのファイルではありません。", remedy: "「distributed-master」と書かれた配信マスターのファイルを選択してください。")
        ]
    }

    func isBehind(_ current: DistributedMaster) -> Bool {
        current.kind == .test && kind == .provisional
    }

    /// The five tables as the file has them, and what must hold between them.
    private struct Lists {
        let holders: MasterRows<Holder>
        let affairs: MasterRows<Affair>
        let procedures: MasterRows<Procedure>
        let items: MasterRows<Item>
        let permits: MasterRows<Permit>
        let delegations: MasterRows<Delegation>?

        init(_ fields: MasterFields) {
            holders = fields.rows("holders", fields: ["holderCode", "name", "kind", "server"]) { row in
                let (code, name) = (row.code("holderCode", HolderCode.self), row.text("name"))
                let kind = row.has("kind") ? row.text("kind", atMost: 40) : nil
                let server = row.has("server") ? row.text("server", atMost: 253) : nil
                guard let code, let name else { return nil }
                return Holder(holderCode: code, name: name, kind: kind, server: server)
            }
            affairs = fields.rows("affairs", fields: ["code", "name"]) { row in
                let (code, name) = (row.code("code", AffairCode.self), row.text("name"))
                return code.flatMap { code in name.map { Affair(code: code, name: $0) } }
            }
            procedures = fields.rows("procedures", fields: ["code", "name", "affair"]) { row in
                let (code, name) = (row.code("code", ProcedureCode.self), row.text("name"))
                let affair = row.code("affair", AffairCode.self)
                guard let code, let name, let affair else { return nil }
                return Procedure(code: code, name: name, affair: affair)
            }
            items = fields.rows("items", atLeast: 1, fields: ["code", "name"]) { row in
                let (code, name) = (row.code("code", ItemCode.self), row.text("name"))
                return code.flatMap { code in name.map { Item(code: code, name: $0) } }
            }
            permits = fields.rows(
                "permits", atMost: 100_000, fields: ["procedure", "inquirerKind", "providerKind", "item"]
            ) { row in
                let (procedure, item) = (row.code("procedure", ProcedureCode.self), row.code("item", ItemCode.self))
                let (inquirer, provider) = (row.text("inquirerKind", atMost: 40), row.text("providerKind", atMost: 40))
                guard let procedure, let item, let inquirer, let provider else { return nil }
                return Permit(procedure: procedure, inquirerKind: inquirer, providerKind: provider, item: item)
            }
            delegations =
                fields.has("delegations")
                ? fields.rows("delegations", fields: ["delegator", "delegate", "affair"]) { row in
                    let (from, to) = (row.code("delegator", HolderCode.self), row.code("delegate", HolderCode.self))
                    guard let from, let to, let affair = row.code("affair", AffairCode.self) else { return nil }
                    return Delegation(delegator: from, delegate: to, affair: affair)
                } : nil
        }

        func check(_ reader: MasterReader) {
            reader.unique(holders, "holderCode") { $0.holderCode.text }
            reader.unique(affairs, "code") { $0.code.text }
            reader.unique(procedures, "code") { $0.code.text }
            reader.unique(items, "code") { $0.code.text }
            reader.references(procedures, "affair", { $0.affair }, in: affairs) { $0.code }
            reader.unique(permits, "procedure", \.key)
            reader.references(permits, "procedure", { $0.procedure }, in: procedures) { $0.code }
            reader.references(permits, "item", { $0.item }, in: items) { $0.code }
            guard let delegations else { return }
            reader.unique(delegations, "delegator", \.key)
            reader.references(delegations, "delegator", { $0.delegator }, in: holders) { $0.holderCode }
            reader.references(delegations, "delegate", { $0.delegate }, in: holders) { $0.holderCode }
            reader.references(delegations, "affair", { $0.affair }, in: affairs) { $0.code }
        }
    }
}

extension DistributedMaster.Permit {
    /// A permit has no code of its own: all of it is its key.
    var key: String { "\(procedure) \(inquirerKind) → \(providerKind) \(item)" }
}

extension DistributedMaster.Delegation {
    /// All of it is its key.
    var key: String { "\(delegator) → \(delegate) \(affair)" }
}
