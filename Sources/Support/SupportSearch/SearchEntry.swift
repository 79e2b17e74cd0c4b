public import Foundation

/// What kind of thing is found.
public enum SearchKind: String, Sendable, Hashable, CaseIterable {
    case notice
    case document
    /// A page of one of this product's manuals.
    case manual
    case faq
    case ticket
    /// What the desk wrote for itself: in no organisation's answers.
    case note

    /// The name on screens.
    public var title: String {
        switch self {
        case .notice: "お知らせ"
        case .document: "資料"
        case .manual: "操作マニュアル"
        case .faq: "FAQ"
        case .ticket: "問合せ"
        case .note: "内部メモ"
        }
    }

    /// Three letters that stand in the index.
    var token: String { String("k" + rawValue.prefix(2)) }
}

/// Who may find a thing.
public enum SearchAudience: Sendable, Hashable {
    /// The desk, and every organisation.
    case everybody
    /// The desk, and one organisation.
    case organisation(String)
    /// The desk.
    case desk

    /// Three characters for private use: exactly one trigram, which no text of people holds.
    var token: String {
        switch self {
        case .everybody: Self.token([0x7F0, 0x7F0, 0x7F0])
        case .desk: Self.token([0x7F1, 0x7F1, 0x7F1])
        case .organisation(let code):
            Self.token(stride(from: 0, to: 6, by: 2).map { UInt32(code.dropFirst($0).prefix(2)) ?? 0x7F2 })
        }
    }

    private static func token(_ values: [UInt32]) -> String {
        String(String.UnicodeScalarView(values.compactMap { Unicode.Scalar(0xE000 + $0) }))
    }
}

/// One thing that can be found.
public struct SearchEntry: Sendable {
    public let kind: SearchKind
    /// Which one of its kind.
    public let key: String
    public let audience: SearchAudience
    public let title: String
    public let text: String

    /// Describes a thing.
    public init(kind: SearchKind, key: String, audience: SearchAudience, title: String, text: String) {
        self.kind = kind
        self.key = key
        self.audience = audience
        self.title = title
        self.text = text
    }
}

/// A thing that was found.
public struct SearchHit: Sendable, Hashable {
    /// For asking on from here.
    public let place: Int64
    public let kind: SearchKind
    public let key: String
    public let title: String
    /// Some text around the first word.
    public let excerpt: String
    public let changedAt: Date
}
