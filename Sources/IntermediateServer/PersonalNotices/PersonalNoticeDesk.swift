import AtenaNumbers
import CodeAcquisition
import Foundation
import OrganisationProtocol
import RequestFiles
import ServiceCalendar
import Tenancy

/// What rows of a system do, in one transaction.
struct PersonalNoticeDesk {
    let tx: TenantTransaction
    let system: String
    let now: Date

    private var notices: PersonalNoticeStore { PersonalNoticeStore(tx: tx) }

    func send(_ entries: [PersonalNoticeEntry]) throws -> PersonalNoticeResults {
        try each(entries) { entry in
            try PersonalNoticeRules.check(entry)
            if let known = try notices.notice(key: entry.noticeKey, of: system) {
                guard known.content == entry.content, known.atenaNumber == entry.atenaNumber else {
                    throw PersonalNoticeError.keyInUse
                }
                return known
            }
            guard try AtenaNumberStore.registration(of: entry.atenaNumber, in: tx) != nil else {
                throw PersonalNoticeError.unknownPerson
            }
            guard try KnownCodes.code(of: entry.atenaNumber, in: tx) != nil else { throw PersonalNoticeError.noCode }
            return try notices.add(entry, of: system, at: now)
        }
    }

    func states(_ entries: [PersonalNoticeReference]) throws -> PersonalNoticeResults {
        try each(entries) { try notice($0.noticeNumber) }
    }

    func withdraw(_ entries: [PersonalNoticeWithdrawal]) throws -> PersonalNoticeResults {
        try each(entries) { entry in
            let before = try notice(entry.noticeNumber)
            var after = before
            if try after.withdraw(at: now) { try notices.keep(after, insteadOf: before) }
            return after
        }
    }

    private func notice(_ number: Int64) throws -> PersonalNotice {
        guard let found = try notices.notice(number, of: system) else { throw PersonalNoticeError.unknown }
        return found
    }

    private func each<Entry>(
        _ entries: [Entry], _ work: (Entry) throws -> PersonalNotice
    ) throws -> PersonalNoticeResults {
        PersonalNoticeResults(
            results: try entries.enumerated().map { place, entry in
                do {
                    return PersonalNoticeResult(try work(entry), row: place + 1)
                } catch let error as PersonalNoticeError {
                    return PersonalNoticeResult(
                        row: place + 1, noticeNumber: nil, state: nil, title: nil, since: nil, reasonCode: nil,
                        rejection: error.rejection(row: place + 1))
                }
            })
    }
}

extension PersonalNoticeResult {
    init(_ notice: PersonalNotice, row: Int) {
        self.init(
            row: row, noticeNumber: notice.number, state: notice.state.rawValue, title: notice.state.title,
            since: JapanTime.text(notice.changedAt), reasonCode: notice.reason.isEmpty ? nil : notice.reason,
            rejection: nil)
    }
}
