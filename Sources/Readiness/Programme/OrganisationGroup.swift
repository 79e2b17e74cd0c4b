public import Identifiers

/// The kinds of organisation that a programme tells apart (§1.1, §2.5, §3.1).
public enum OrganisationGroup: String, Sendable, Hashable, CaseIterable {
    /// 都道府県.
    case prefecture
    /// 市区町村.
    case municipality
    /// 一部事務組合.
    case union
    /// 広域連合.
    case wideAreaUnion = "wide-area-union"

    /// The group that a kind of organisation belongs to.
    public init(_ kind: OrganisationKind) {
        switch kind {
        case .prefecture: self = .prefecture
        case .designatedCity, .city, .specialWard, .town, .village: self = .municipality
        case .partialUnion: self = .union
        case .wideAreaUnion: self = .wideAreaUnion
        }
    }

    /// The name on screens.
    public var title: String {
        switch self {
        case .prefecture: "都道府県"
        case .municipality: "市区町村"
        case .union: "一部事務組合"
        case .wideAreaUnion: "広域連合"
        }
    }
}
