import Foundation
public import Identifiers
public import OrganisationProtocol

/// A test resident, as an organisation's own systems know them (§3.4).
public struct TestResident: Sendable {
    public let atenaNumber: AtenaNumber
    public let individualNumber: IndividualNumber
    public let basicFour: BasicFourAnswer
}

/// The residents of `residents.csv`.
public struct ResidentList: Sendable {
    public let residents: [TestResident]

    /// Reads `atenaNumber,individualNumber,name,kana,address,birthDate,sex` with a header line.
    /// - Throws: `ResidentListError` that names the line and never the number.
    public init(csv: String) throws(ResidentListError) {
        var residents: [TestResident] = []
        for (index, line) in csv.split(whereSeparator: \.isNewline).enumerated().dropFirst() {
            let fields = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            guard fields.count == 7 else { throw ResidentListError(line: index + 1, message: "7列ではありません。") }
            do {
                let number = try AtenaNumber(fields[0])
                residents.append(
                    TestResident(
                        atenaNumber: number, individualNumber: try IndividualNumber(fields[1]),
                        basicFour: BasicFourAnswer(
                            atenaNumber: number, name: fields[2], address: fields[4], birthDate: fields[5],
                            sex: fields[6])))
            } catch {
                throw ResidentListError(line: index + 1, message: error.message)
            }
        }
        self.residents = residents
    }
}

/// A line of a resident list that cannot be read.
public struct ResidentListError: Error, Sendable, Hashable {
    public let line: Int
    /// In Japanese, without the line's content.
    public let message: String
}
