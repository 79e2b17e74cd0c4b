public import Verdicts

/// What reports are made of.
public struct TestReport: Sendable {
    let evidence: Evidence
    let organisationName: String?
    /// The device's entry to change, by `BUREAU/FROM/ITEM`.
    let entries: [String: String]
    /// A picture of the network (SVG), where its files were at hand.
    let picture: String?

    /// Gathers a report.
    public init(
        evidence: Evidence, organisationName: String? = nil, entries: [String: String] = [:], picture: String? = nil
    ) {
        self.evidence = evidence
        self.organisationName = organisationName
        self.entries = entries
        self.picture = picture
    }

    /// The sides in the order of their first lines.
    var bureaus: [String] {
        evidence.items.reduce(into: []) { if !$0.contains($1.bureau) { $0.append($1.bureau) } }
    }

    func lines(_ bureau: String) -> [ItemResult] { evidence.items.filter { $0.bureau == bureau } }

    func entry(_ line: ItemResult) -> String? { entries["\(line.bureau)/\(line.from)/\(line.item.rawValue)"] }

    static func side(_ bureau: String) -> String {
        switch bureau {
        case "mayor": "首長部局"
        case "education": "教育委員会"
        case _: bureau
        }
    }
}

/// Text in XML and HTML.
enum Markup {
    static func escaped(_ text: String) -> String {
        var safe = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": safe += "&amp;"
            case "<": safe += "&lt;"
            case ">": safe += "&gt;"
            case "\"": safe += "&quot;"
            // XML 1.0 §2.2 has no other control characters, not even escaped.
            case "\n", "\t": safe.unicodeScalars.append(scalar)
            case _ where scalar.value < 0x20 || scalar.value == 0xfffe || scalar.value == 0xffff: safe += "\u{fffd}"
            case _: safe.unicodeScalars.append(scalar)
            }
        }
        return safe
    }
}
