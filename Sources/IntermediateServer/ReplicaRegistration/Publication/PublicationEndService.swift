import AccessControl
import Foundation
import Identifiers
import OrganisationProtocol
import ServiceCalendar
import Tenancy
import WebServer

/// Sets 公開終了日 for many and takes it back (IF_DBM_90311, 90321, 90332).
struct PublicationEndService: Sendable {
    let store: TenantStore

    func set(_ request: PublicationEndRequest, by exchange: Exchange) async throws -> PublicationEndStatus {
        guard RequestKey.isPlain(request.requestKey) else { throw PublicationEndError.badKey }
        guard CalendarDay(request.publicationEnd) != nil else { throw PublicationEndError.badDay }
        var before = exchange.now
        if let text = request.registeredBefore {
            guard let instant = JapanTime.parse(text) else { throw PublicationEndError.badInstant }
            before = min(instant, exchange.now)
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let text = String(decoding: try encoder.encode(request), as: UTF8.self)
        let (now, registeredBefore, system) = (exchange.now, before, exchange.actor.systemIdentifier)
        return try await store.write { tx in
            let ends = PublicationEndStore(tx: tx)
            if let known = try ends.known(key: request.requestKey, of: system) {
                guard known.request == text else { throw PublicationEndError.keyInUse }
                try exchange.record(subject: "end \(known.end.number) again", in: tx.base)
                return known.end.status
            }
            let records = try ReplicaStore(tx: tx).count(
                system: system, item: request.itemCode, district: request.administrativeDistrict,
                registeredBefore: registeredBefore)
            guard records > 0 else { throw PublicationEndError.nothing }
            if let expected = request.expectedRecords, expected != records {
                throw PublicationEndError.otherCount(expected: expected, found: records)
            }
            let end = PublicationEnd(
                number: try ends.nextNumber(), system: system, itemCode: request.itemCode,
                district: request.administrativeDistrict, day: request.publicationEnd,
                registeredBefore: registeredBefore, records: records, setAt: now)
            try ends.add(end, key: request.requestKey, request: text)
            try exchange.record(
                subject: "\(system) \(end.itemCode.text) \(end.day) records=\(records)", in: tx.base)
            return end.status
        }
    }

    /// Taking back what was taken back already changes nothing.
    func cancel(_ number: Int64, by exchange: Exchange) async throws -> PublicationEndStatus {
        try await store.write { tx in
            let ends = PublicationEndStore(tx: tx)
            guard var end = try ends.end(number, of: exchange.actor.systemIdentifier) else {
                throw PublicationEndError.unknown
            }
            if end.cancelledAt == nil {
                try ends.cancel(number, at: exchange.now)
                end.cancelledAt = exchange.now
            }
            try exchange.record(subject: "end \(number)", in: tx.base)
            return end.status
        }
    }

    func status(of number: Int64, by exchange: Exchange) async throws -> PublicationEndStatus {
        let end = try await store.read { tx in
            try PublicationEndStore(tx: tx).end(number, of: exchange.actor.systemIdentifier)
        }
        guard let end else { throw PublicationEndError.unknown }
        return end.status
    }
}
