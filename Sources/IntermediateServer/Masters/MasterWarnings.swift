import Foundation
import ServiceCalendar
import Tenancy

/// What is allowed but worth a second look before confirming.
enum MasterWarnings {
    static func on<Document: MasterDocument>(
        _ staged: StagedMaster<Document>, in tx: TenantTransaction, at now: Date
    ) throws -> [String] {
        var warnings: [String] = []
        let masters = MasterStore<Document>(tx: tx)
        if let day = CalendarDay(staged.master.validFrom), day > CalendarDay(now) {
            warnings.append("有効開始日（\(JapanTime.japanese(day))）は今日より後ですが、適用すると直ちに使用されます。")
        }
        if let current = try masters.current()?.master, staged.master.validFrom < current.validFrom {
            warnings.append("有効開始日が、適用中の版（\(current.validFrom)）より前です。古いファイルではありませんか。")
        }
        if try masters.hasOther(named: staged.master.version, than: staged.sha256) {
            warnings.append("同じ名前の版が、内容の異なるファイルで適用されたことがあります。")
        }
        if let distributed = staged.master as? DistributedMaster {
            warnings += try lostDuties(distributed, in: tx)
        }
        return warnings
    }

    /// Affairs that the 独自マスター in force assigns and the new 配信マスター would not have.
    private static func lostDuties(_ master: DistributedMaster, in tx: TenantTransaction) throws -> [String] {
        let known = Set(master.affairs.map(\.code))
        let duties = try MasterStore<LocalMaster>(tx: tx).current()?.master.duties ?? []
        let lost = Set(duties.map(\.affair)).subtracting(known).sorted()
        guard let first = lost.first else { return [] }
        return ["独自マスターの担当事務にある事務コードが、この版にありません: \(first)\(lost.count > 1 ? " ほか \(lost.count - 1)件" : "")"]
    }
}
