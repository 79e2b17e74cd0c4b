import AuditLog
import Identifiers
import ServiceCalendar
import Tenancy

/// Which of a server's two masters; the raw values are those of the tables.
enum MasterForm: String, Sendable, Hashable {
    case distributed
    case local

    /// The name on screens.
    var title: String {
        switch self {
        case .distributed: "配信マスター"
        case .local: "独自マスター"
        }
    }
}

/// A master as the machinery of versions sees it: read from a file, checked, listed, compared.
protocol MasterDocument: Codable, Sendable, Hashable {
    static var form: MasterForm { get }
    static var events: MasterEvents { get }
    var version: String { get }
    /// 区分 as the tables keep it.
    var kindName: String { get }
    /// 区分 on screens.
    var kindTitle: String { get }
    /// `yyyy-MM-dd`.
    var validFrom: String { get }
    /// The lists in the order of the file, for differences and summaries.
    var lists: [MasterList] { get }
    /// What the record of applying it is called.
    var appliedEvent: AuditEvent { get }

    /// Reads a file's fields, reporting everything that is wrong; nil when any field could not be read.
    static func read(_ fields: MasterFields) -> Self?
    /// What is wrong with a good document on this server.
    func findings(on server: MasterSetting) -> [MasterFinding]
    /// Whether a master in force forbids going to this one by import.
    func isBehind(_ current: Self) -> Bool
}

/// What a document is held against beyond itself.
struct MasterSetting: Sendable {
    let tenant: TenantID
    let today: CalendarDay
    /// The affairs of the 配信マスター in force; nil when none is.
    let affairs: Set<AffairCode>?
}

/// The records that work on a master leaves.
struct MasterEvents: Sendable {
    let staged: AuditEvent
    let imported: AuditEvent
    let cancelled: AuditEvent
    let undone: AuditEvent
}
