import CoreLink
import Foundation
import OrganisationProtocol
import ServiceCalendar

extension Inquiry {
    /// Who asked: an account, or a system and on whose behalf it asks (照会者ユーザーID).
    var asker: String { actor.hasPrefix("system:") ? "\(actor) \(entry.userIdentifier)" : actor }

    /// What the inquirer's 情報提供等記録 says now; nil before the centre gave a 処理通番 or refused.
    func fact(_ ending: LinkageFact.Ending?) -> LinkageFact? {
        guard processingNumber != nil || state == .refused else { return nil }
        return LinkageFact(
            side: .inquirer, processingNumber: processingNumber, correlation: receptionNumber, purpose: purpose,
            atenaNumber: entry.atenaNumber, requestedAt: JapanTime.parse(entry.requestedAt) ?? acceptedAt,
            isHiddenByInquirer: entry.isNotDisclosed, isHiddenByProvider: isHiddenByProvider, ending: ending)
    }
}
