import Foundation
import Identifiers
import OrganisationProtocol
import ServiceCalendar

/// One 公開終了日 set for many (IF_DBM_90311).
struct PublicationEnd: Sendable, Hashable {
    let number: Int64
    let system: String
    let itemCode: ItemCode
    let district: String?
    let day: String
    let registeredBefore: Date
    let records: Int64
    let setAt: Date
    var cancelledAt: Date?

    /// Whether it holds for a 副本.
    func holds(for record: ReplicaRecord, of system: String, registeredAt: Date) -> Bool {
        cancelledAt == nil && self.system == system && itemCode == record.itemCode
            && (district == nil || district == record.administrativeDistrict) && registeredAt < registeredBefore
    }

    var status: PublicationEndStatus {
        PublicationEndStatus(
            number: number, state: cancelledAt == nil ? "inEffect" : "cancelled", itemCode: itemCode,
            administrativeDistrict: district, publicationEnd: day, registeredBefore: JapanTime.text(registeredBefore),
            records: records, setAt: JapanTime.text(setAt), cancelledAt: cancelledAt.map(JapanTime.text))
    }
}

/// All of one server's that hold.
struct PublicationEnds: Sendable, Hashable {
    let ends: [PublicationEnd]

    /// The 公開終了日 in effect: the record's own or the earliest set for many; days are texts that sort by time.
    func end(of record: ReplicaRecord, system: String, registeredAt: Date) -> String? {
        let set = ends.filter { $0.holds(for: record, of: system, registeredAt: registeredAt) }.map(\.day)
        return (set + [record.publicationEnd].compactMap(\.self)).min()
    }
}
