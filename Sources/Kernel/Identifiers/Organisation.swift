/// 首長部局 or 教育委員会: the two sides of an organisation, each with its own server (§1.1).
public enum Bureau: String, Sendable, Codable, CaseIterable, Comparable {
    /// 首長部局.
    case mayor
    /// 教育委員会.
    case education

    /// The name on screens.
    public var title: String {
        switch self {
        case .mayor: "首長部局"
        case .education: "教育委員会"
        }
    }

    /// The mayor's side comes first.
    public static func < (left: Bureau, right: Bureau) -> Bool { left == .mayor && right == .education }
}

/// What kind of local government (§3.1); the raw values are those of the register's file.
public enum OrganisationKind: String, Sendable, Codable, CaseIterable {
    /// 都道府県.
    case prefecture
    /// 指定都市.
    case designatedCity = "designated-city"
    /// 市.
    case city
    /// 特別区.
    case specialWard = "special-ward"
    /// 町.
    case town
    /// 村.
    case village
    /// 一部事務組合.
    case partialUnion = "partial-union"
    /// 広域連合.
    case wideAreaUnion = "wide-area-union"

    /// 一部事務組合 or 広域連合.
    public var isUnion: Bool {
        switch self {
        case .partialUnion, .wideAreaUnion: true
        case .prefecture, .designatedCity, .city, .specialWard, .town, .village: false
        }
    }

    /// The sides of such a body; a union has the mayor's only (§1.1, §2.5, §3.1).
    public var bureaus: [Bureau] { isUnion ? [.mayor] : [.mayor, .education] }

    /// The name on screens.
    public var title: String {
        switch self {
        case .prefecture: "都道府県"
        case .designatedCity: "指定都市"
        case .city: "市"
        case .specialWard: "特別区"
        case .town: "町"
        case .village: "村"
        case .partialUnion: "一部事務組合"
        case .wideAreaUnion: "広域連合"
        }
    }
}

/// 地方公共団体.
public struct Organisation: Hashable, Sendable, Codable {
    /// 全国地方公共団体コード.
    public let code: LocalGovernmentCode
    /// What kind of body it is; it decides the bureaus.
    public let kind: OrganisationKind
    /// The prefecture's name, such as 長野県.
    public let prefecture: String
    /// Its own name, such as 松本市; for a prefecture, the prefecture's.
    public let name: String

    /// Describes an organisation.
    public init(code: LocalGovernmentCode, kind: OrganisationKind, prefecture: String, name: String) {
        self.code = code
        self.kind = kind
        self.prefecture = prefecture
        self.name = name
    }

    /// The sides it has.
    public var bureaus: [Bureau] { kind.bureaus }
}
