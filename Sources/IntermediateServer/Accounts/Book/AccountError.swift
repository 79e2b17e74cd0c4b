public import AccessControl
public import Foundation

/// Why an account's owner or administrator cannot go on.
public enum AccountError: Error, Sendable, Hashable {
    // Signing in
    /// The same words for an unknown account as for a wrong password.
    case unknownOrWrong(remaining: Int?)
    case wrongCode(remaining: Int)
    case locked(until: Date?)
    case notInUse
    case wrongDoor(Role)
    // One's own password and second factor
    case weakPassword(String)
    case passwordsDiffer
    case wrongCurrentPassword
    case usedBefore(Int)
    case codeDoesNotMatch
    case secondFactorDemanded
    // What would leave a server without an administrator
    case ownAccount
    case lastAdministrator
    case notAdministrator
    case ownSecondFactorFirst
    // What a form says
    case notFound
    case taken(String)
    case badIdentifier
    case noName
    case badRole
    case badDate
    case unknownPattern(String)
    case unknownDistrict(String)
    case noDistrict
    /// Every 行政区 and single ones: whoever asked for one would get all.
    case allDistrictsAndSome
    case noPatternName
    case takenPatternName(String)
    case badPermissions
    case patternInUse(String, [String])
    case badDistrictCode
    case noDistrictName
    case takenDistrictCode(String)
    case districtInUse(String, [String])
    case badPasswordDays
    // Files
    case unreadableFile(String)
    case tooManyRows(Int)
    case changedMeanwhile
}
