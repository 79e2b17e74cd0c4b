import ArgumentParser
import Foundation
import Identifiers
import NoticeForms

/// The organisation that a 設定依頼票 is of.
enum NetworkOrganisation {
    /// Found in the register of local governments by its code.
    static func named(_ request: ConfigurationRequest) throws -> Organisation {
        guard let organisation = try register().organisation(request.organisation) else {
            throw ValidationError(
                "\(request.organisation.text): no such local government in Data/local-governments.csv")
        }
        return organisation
    }

    /// All of them.
    static func register() throws -> LocalGovernmentRegister {
        let folder = try RehearsalFiles.findResources()
        return try LocalGovernmentRegister(
            csv: String(contentsOfFile: "\(folder)/Data/local-governments.csv", encoding: .utf8),
            unionsCSV: try? String(contentsOfFile: "\(folder)/Data/unions.csv", encoding: .utf8))
    }
}
