import AccessControl
import AuditLog
import Foundation
import Identifiers
import NoticeForms
import Programme
import ReadinessLedger
import Storage
import SupportSite
import WebServer

/// Writes deeds as the routes would have: the same stores, the same records.
struct NationWriter: Sendable {
    /// When the programme took the organisations in: before anything was done.
    static let added = Date(timeIntervalSince1970: 1_448_895_600)

    let forms: NationForms
    private let places: [LocalGovernmentCode: Int]

    init(forms: NationForms, organisations: [Organisation]) {
        self.forms = forms
        places = Dictionary(
            organisations.enumerated().map { ($0.element.code, $0.offset) }, uniquingKeysWith: { first, _ in first })
    }

    func write(_ deed: NationProgress.Deed, in tx: any StoreTransaction) throws {
        let organisation = deed.organisation
        let notice = forms.notice(of: organisation, number: places[organisation.code] ?? 0)
        let account = "account:s\(organisation.code.text)-01"
        let exchange = Exchange(
            event: .taskConfirmed,
            actor: Actor(
                identifier: account, name: notice.supportSiteAdministrator.name, role: .supportSiteAdministrator),
            scope: AuditScope(organisation: organisation.code.text, bureau: deed.bureau.rawValue),
            remoteAddress: "", now: deed.at)
        if deed.task.provenBy == AuditEvent.usageNoticeAccepted.name, deed.bureau == .mayor {
            let number = try NoticeFormStore.add(
                usageNotice: notice.yaml, configurationRequest: forms.request(of: organisation),
                approvedBy: notice.windowManager.name, of: organisation.code, by: account, at: deed.at, in: tx)
            try exchange.record(.formsSubmitted, subject: "version \(number)", in: tx)
            try NoticeFormStore.accept(number, of: organisation.code, at: deed.at, due: deed.at, in: tx)
        }
        let administrator = notice.systemAdministrators.first { $0.bureau == deed.bureau }?.contact.name
        try ProgressImport.keep(
            deed.task, of: organisation, bureau: deed.bureau, name: administrator ?? notice.windowClerk.name,
            by: exchange, in: tx)
    }
}
