import Foundation
import Identifiers

/// Names in Latin letters and coordinates by code, from `Data/local-governments.csv`.
public struct Gazetteer: Sendable {
    private let entries: [String: (romaji: String, place: GeographicPlace?)]

    /// Reads `code,kind,prefecture,name,name_romaji,latitude,longitude`; a line that lacks the last three adds nothing.
    public init(csv: String) {
        var entries: [String: (romaji: String, place: GeographicPlace?)] = [:]
        for line in csv.split(whereSeparator: \.isNewline).dropFirst() {
            let fields = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            guard fields.count >= 7 else { continue }
            var place: GeographicPlace?
            if let latitude = Double(fields[5]), let longitude = Double(fields[6]) {
                place = GeographicPlace(latitude: latitude, longitude: longitude)
            }
            entries[fields[0]] = (fields[4], place)
        }
        self.entries = entries
    }

    func romaji(_ code: LocalGovernmentCode) -> String { entries[code.text]?.romaji ?? "" }
    func place(_ code: LocalGovernmentCode) -> GeographicPlace? { entries[code.text]?.place }
}
