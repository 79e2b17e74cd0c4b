public import ServiceCalendar

/// A way to ask ヘルプデスク (§4.1).
public enum ContactChannel: String, Sendable, Hashable, CaseIterable, Codable {
    /// サポートサイト問い合わせフォーム.
    case form
    case mail
    case fax
    /// For what is urgent only.
    case telephone

    /// The name on screens.
    public var title: String {
        switch self {
        case .form: "問合せフォーム"
        case .mail: "メール"
        case .fax: "FAX"
        case .telephone: "電話"
        }
    }

    /// Where it is asked (§4.1).
    public var address: String {
        switch self {
        case .form: "このサイトの「問合せ」"
        case .mail: "l-iis-helpdesk-east@l-iis-pfe.asp.lgwan.jp"
        case .fax: "03-6679-3395"
        case .telephone: "0570-001660"
        }
    }

    /// The hours in the words of §4.1.
    public var hoursText: String {
        switch self {
        case .form: "1:30～24:30、365日（メンテナンス作業時間は除く）"
        case .mail, .fax: "24時間365日（メンテナンス作業時間は除く）"
        case .telephone: "平日9時～18時（土・日・祝日・年末年始（12月29日～1月3日）を除く）"
        }
    }

    /// The first day on which it is served: the desk opened on 2016-04-01, telephone and fax on 04-25 (§4.1).
    public var firstDay: CalendarDay? {
        switch self {
        case .form, .mail: CalendarDay(year: 2016, month: 4, day: 1)
        case .fax, .telephone: CalendarDay(year: 2016, month: 4, day: 25)
        }
    }

    /// Whether maintenance takes it away (§4.1).
    public var stopsForMaintenance: Bool {
        switch self {
        case .form, .mail, .fax: true
        case .telephone: false
        }
    }
}
