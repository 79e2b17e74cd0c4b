public import Identifiers

/// The 住民票コード of `resident-codes.csv`: made up, so that a test can look for where they must not be.
public struct ResidentCodes: Sendable {
    public let codes: [IndividualNumber: String]

    /// Reads `individualNumber,residentCode` with a header line; lines that are neither are left out.
    public init(csv: String) {
        codes = csv.split(whereSeparator: \.isNewline).dropFirst().reduce(into: [:]) { codes, line in
            let fields = line.split(separator: ",").map(String.init)
            guard fields.count == 2, let number = try? IndividualNumber(fields[0]) else { return }
            codes[number] = fields[1]
        }
    }
}
