import AccessControl
public import AuditLog
import DesignSystem
import HTTPTypes
import Identifiers
import ServiceCalendar
public import Tenancy
public import WebServer

extension AuditEvent {
    public static let disclosureRecordsSearched = AuditEvent(
        "disclosure-record.searched", "An auditor of the organisation searched 情報提供等記録.")
    public static let disclosureRecordShown = AuditEvent(
        "disclosure-record.shown", "An auditor of the organisation looked at one 情報提供等記録 and its history.")
    public static let useReportShown = AuditEvent(
        "use-report.shown",
        "An auditor of the organisation looked at the month's unusual use, or at the use of procedures.")
    public static let useThresholdsSet = AuditEvent(
        "use-thresholds.set", "An auditor set from when on the organisation wants to look at use.")
    public static let recordCorrectionsShown = AuditEvent(
        "record-correction.shown", "A second person looked at corrections of 情報提供等記録.")
    public static let recordCorrectionDecided = AuditEvent(
        "record-correction.decided", "A second person approved or declined a correction of 情報提供等記録.")
}

/// The auditor's pages: search, one record, recipients of a 副本, and what UseRoutes and CorrectionRoutes add.
public struct RecordPageRoutes: Sendable {
    /// Records on the page [O].
    private static let shown = 100
    private let store: TenantStore
    private let procedures: ProcedureNames

    /// Serves one server.
    public init(store: TenantStore, procedures: @escaping ProcedureNames) {
        self.store = store
        self.procedures = procedures
    }

    /// All pages.
    public var routes: [Route] {
        [
            .page(.get, RecordPages.path, .requires(.readDisclosureRecords), .disclosureRecordsSearched, search),
            .page(.get, RecordPages.recipients, .requires(.readDisclosureRecords), .disclosureRecordsSearched) {
                try await recipients($0)
            },
        ] + UseRoutes(store: store, procedures: procedures).routes + CorrectionRoutes(store: store).routes + [
            .page(.get, "\(RecordPages.path)/{number}", .requires(.readDisclosureRecords), .disclosureRecordShown) {
                request in
                guard let number = Int64(try request.parameter("number")) else { throw Problem.notFound }
                let found = try await store.read { tx in
                    (
                        try DisclosureRecordStore(tx: tx).record(number),
                        try DisclosureRecordService.history(of: number, in: tx)
                    )
                }
                guard let standing = found.0 else { throw Problem.notFound }
                return .page(RecordPages.detail(request, standing, found.1))
            }
        ]
    }

    @Sendable private func search(_ request: WebRequest) async throws -> WebResponse {
        let typed = request.query
        guard typed.values.contains(where: { !$0.isEmpty }) else {
            return .page(RecordPages.search(request, typed: typed, found: nil))
        }
        return try await request.answering {
            let criteria = try DisclosureRecordCriteria(typed)
            let exchange = request.exchange
            let found = try await store.write { tx in
                let search = DisclosureRecordSearch(tx: tx)
                let count = try search.count(criteria)
                // What was looked for is told to whoever audits the auditors.
                try exchange.record(subject: "\(criteria.log) found=\(count)", in: tx.base)
                return (count, try search.records(criteria, latestFirst: true, limit: Self.shown))
            }
            return .page(RecordPages.search(request, typed: typed, found: found))
        } refused: { error in
            RecordPages.search(request, typed: typed, found: nil, error: error)
        }
    }

    private func recipients(_ request: WebRequest) async throws -> WebResponse {
        let (system, record) = (request.query["system"] ?? "", request.query["record"] ?? "")
        guard !system.isEmpty || !record.isEmpty else {
            return .page(UsePages.recipients(request, system: system, record: record, found: nil))
        }
        return try await request.answering {
            guard let identifier = try? RecordIdentifier(record), !system.isEmpty else {
                throw Problem(
                    status: 422, code: "disclosure-record.bad-replica", title: "既存システムとレコード識別番号を指定してください。",
                    detail: "副本を登録したシステムと番号を確認してください。", field: "record")
            }
            let found = try await store.read { tx in
                try DisclosureRecordService.records(
                    giving: ProvidedReplica(system: system, recordIdentifier: identifier), in: tx)
            }
            return .page(UsePages.recipients(request, system: system, record: record, found: found))
        } refused: { error in
            UsePages.recipients(request, system: system, record: record, found: nil, error: error)
        }
    }
}

extension DisclosureRecordCriteria {
    /// Reads what an auditor typed.
    init(_ typed: [String: String]) throws {
        func text(_ name: String) -> String? { typed[name].flatMap { $0.isEmpty ? nil : $0 } }
        side = text("side").flatMap(DisclosureRecord.Side.init(rawValue:))
        person = try text("atena-number").map { try AtenaNumber($0) }
        clerk = text("clerk")
        procedure = try text("procedure").map { try ProcedureCode($0) }
        item = try text("item").map { try ItemCode($0) }
        number = text("number")
        from = try Self.day(typed["from"])
        until = try Self.day(typed["until"])
        try check()
    }

    /// What is looked for, for the audit log.
    var log: String {
        [
            side?.rawValue, person.map { "person=\($0.text)" }, clerk.map { "clerk=\($0)" },
            procedure.map { "procedure=\($0.text)" }, item.map { "item=\($0.text)" },
            number.map { "number=\($0)" }, from.map { "from=\($0)" }, until.map { "until=\($0)" },
        ].compactMap(\.self).joined(separator: " ")
    }
}
