import Identifiers

/// What a master must be as a whole before any of it is applied.
enum MasterRules {
    static func check(_ master: DistributedMaster) throws(MasterError) {
        guard !master.items.isEmpty else { throw .empty("items") }
        try unique(master.holders.map(\.holderCode.text), "holders")
        try unique(master.affairs.map(\.code.text), "affairs")
        try unique(master.procedures.map(\.code.text), "procedures")
        try unique(master.items.map(\.code.text), "items")
        let affairs = Set(master.affairs.map(\.code))
        for (index, procedure) in master.procedures.enumerated() where !affairs.contains(procedure.affair) {
            throw .unknownReference("procedures[\(index)].affair", procedure.affair.text)
        }
        let procedures = Set(master.procedures.map(\.code))
        let items = Set(master.items.map(\.code))
        for (index, permit) in master.permits.enumerated() {
            guard procedures.contains(permit.procedure) else {
                throw .unknownReference("permits[\(index)].procedure", permit.procedure.text)
            }
            guard items.contains(permit.item) else {
                throw .unknownReference("permits[\(index)].item", permit.item.text)
            }
        }
    }

    /// A test master may follow a provisional one, never the other way round; the same version is not applied twice.
    static func check(_ master: DistributedMaster, after current: DistributedMaster?) throws(MasterError) {
        guard let current else { return }
        guard master.version != current.version else { throw .alreadyApplied(master.version) }
        guard !(current.kind == .test && master.kind == .provisional) else { throw .backwards }
    }

    private static func unique(_ codes: [String], _ list: String) throws(MasterError) {
        var seen: Set<String> = []
        for (index, code) in codes.enumerated() where !seen.insert(code).inserted {
            throw .repeated("\(list)[\(index)]", code)
        }
    }
}
