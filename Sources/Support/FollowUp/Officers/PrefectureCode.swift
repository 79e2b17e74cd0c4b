import Identifiers

extension LocalGovernmentCode {
    /// A prefecture's own code from its number, such as 200000 from 20: body number 000 and the check digit.
    /// - Throws: `IdentifierError` when the number is not two digits.
    static func prefecture(_ number: String) throws(IdentifierError) -> LocalGovernmentCode {
        for check in 0...9 {
            if let code = try? LocalGovernmentCode("\(number)000\(check)") { return code }
        }
        return try LocalGovernmentCode(number)
    }
}
