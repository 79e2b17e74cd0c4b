import NumberScreen
import OrganisationProtocol

/// What a row of an update file may ask for.
enum DisclosureUpdateRules {
    /// What is wrong with a row by itself.
    static func check(_ update: DisclosureRecordUpdate) throws(DisclosureRecordError) {
        let change = change(update)
        guard (update.isNotDisclosed != nil) != !change.isEmpty else { throw .oneChange }
        guard (1...20).contains(update.userIdentifier.count) else { throw .badUser }
        guard (1...200).contains(update.reason.count), NumberScreen.screened(update.reason).masked == 0 else {
            throw .badReason
        }
    }

    static func change(_ update: DisclosureRecordUpdate) -> DisclosureCorrection.Change {
        DisclosureCorrection.Change(
            affair: update.affairCode, procedure: update.procedureCode, person: update.atenaNumber)
    }
}
