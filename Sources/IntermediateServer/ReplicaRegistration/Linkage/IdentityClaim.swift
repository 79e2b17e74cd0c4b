import OrganisationProtocol
import ServiceCalendar

/// 生年月日 and 性別 as 団体内統合宛名 has them: to be compared, not to be kept.
public struct PersonFacts: Sendable, Hashable {
    /// `yyyy-MM-dd`.
    public let birthDate: String
    public let sex: String

    /// Describes a person as far as a comparison goes.
    public init(birthDate: String, sex: String) {
        self.birthDate = birthDate
        self.sex = sex
    }
}

/// What a 副本 says itself of the person, where its kind has such items [O: under these names].
///
/// A 副本 that says another birth date or sex than 統合宛名 is probably somebody else's (総点検 2023, domain-facts §4).
struct IdentityClaim: Hashable {
    enum Contradiction: String, CaseIterable {
        case birthDate
        case sex
        /// Neither the same nor surely another.
        case unreadableBirthDate

        var title: String {
            switch self {
            case .birthDate: "生年月日が統合宛名と異なる"
            case .sex: "性別が統合宛名と異なる"
            case .unreadableBirthDate: "生年月日を読み取れない"
            }
        }
    }

    static let birthDateItem = "生年月日"
    static let sexItem = "性別"

    private let birthDate: String?
    private let sex: String?

    /// What a record says; nil when it says neither.
    init?(_ record: ReplicaRecord) {
        birthDate = Self.text(record.values[Self.birthDateItem])
        sex = Self.text(record.values[Self.sexItem])
        if birthDate == nil, sex == nil { return nil }
    }

    private static func text(_ value: ReplicaValue?) -> String? {
        guard case .text(let text) = value, !text.isEmpty else { return nil }
        return text
    }

    /// All that speaks against the person; empty when nothing does.
    func contradictions(with person: PersonFacts) -> [Contradiction] {
        var found: [Contradiction] = []
        if let birthDate {
            switch Self.day(birthDate) {
            case nil: found.append(.unreadableBirthDate)
            case .some(let day): if day != person.birthDate { found.append(.birthDate) }
            }
        }
        if let sex, Self.sex(sex) != Self.sex(person.sex) { found.append(.sex) }
        return found
    }

    /// `yyyy-MM-dd` of a day that is written with hyphens, with strokes, or in eight digits.
    private static func day(_ text: String) -> String? {
        let digits = text.filter { $0 != "-" && $0 != "/" }
        guard digits.count == 8, digits.allSatisfy(\.isASCII) else { return nil }
        let day = "\(digits.prefix(4))-\(digits.dropFirst(4).prefix(2))-\(digits.suffix(2))"
        return CalendarDay(day) == nil ? nil : day
    }

    /// One name for each; what is neither is compared as it is written.
    private static func sex(_ text: String) -> String {
        switch text {
        case "1", "男", "男性": "男"
        case "2", "女", "女性": "女"
        default: text
        }
    }
}
