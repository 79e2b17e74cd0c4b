import Coverage
import Identifiers
import NoticeForms
import Programme
import ReadinessLedger
import ServiceCalendar
import Spreadsheet
import Storage
import Verdicts
import WebServer
import Worksheet

/// The worksheet and the checklist of an organisation as they stand.
struct WorksheetView {
    let organisation: Organisation
    let programme: Programme
    /// The 設定依頼票 in effect; nil before.
    let request: ConfigurationRequest?
    let lines: [CoverageLine]
    let checks: [DeviceConfirmation]
    let completion: Completion
    let returns: [ChecklistReturn]
    let notice: UsageNotice?

    /// What is missing.
    var gaps: [CoverageLine] { lines.filter { !$0.isCovered } }

    var results: [ItemResult] { CoverageRules.results(lines) }

    /// The checks that are to be confirmed by hand: all of the checklist but the one that follows from the tests.
    var deviceItems: [ChecklistItem] { Array(programme.checklistItems.dropLast()) }

    func worksheet(today: CalendarDay) -> Workbook {
        let device = deviceItems.map { item in
            let check = checks.first { $0.item == item.id }
            return DeviceLine(
                section: item.place, entry: item.title, expected: "確認済み",
                seen: check.map { "\($0.confirmedOn) \($0.confirmedBy)" }, judgement: check == nil ? .unseen : .fine,
                remark: check?.remark ?? "期限 \(item.deadline)")
        }
        let own = checks.filter { check in deviceItems.contains { $0.id == check.item } }
        let isDone = deviceItems.allSatisfy { item in checks.contains { $0.item == item.id } }
        return WorksheetForm(
            organisation: organisation, results: results, device: device,
            completedOn: isDone ? own.map(\.confirmedOn).max() : nil
        ).workbook()
    }

    func checklist(today: CalendarDay, submitter: String) -> Workbook {
        ChecklistForm(
            organisation: organisation, programme: programme,
            deviceConfirmations: checks, results: results, submittedOn: today, submitter: submitter
        ).workbook()
    }
}

extension SupportSite {
    func worksheetView(_ request: WebRequest) async throws -> WorksheetView {
        let organisation = try await organisation(request)
        let completion = try await ledger.completion(of: organisation)
        let returns = try await ledger.checklistReturns(of: organisation)
        let programme = ledger.programme
        return try await store.read { tx in
            let accepted = try NoticeFormStore.inEffect(of: organisation.code, in: tx)
            let request = accepted.flatMap { try? ConfigurationRequest(yaml: $0.configurationRequest) }
            let results = try HandedIn.results(of: organisation, in: tx)
            let entries = try CoverageStore.entries(of: organisation, in: tx)
            return WorksheetView(
                organisation: organisation, programme: programme, request: request,
                lines: request.map { CoverageRules.lines($0, results: results, entries: entries) } ?? [],
                checks: try Self.deviceChecks(of: organisation, in: tx), completion: completion,
                returns: returns, notice: accepted.flatMap { try? UsageNotice(yaml: $0.usageNotice) })
        }
    }

    /// What was confirmed on screen; for the rest, what the checklist says that was handed in as a file.
    private static func deviceChecks(
        of organisation: Organisation, in tx: any StoreTransaction
    ) throws -> [DeviceConfirmation] {
        let own = try CoverageStore.deviceChecks(of: organisation, in: tx)
        let handedIn = try HandedIn.checklist(of: organisation, in: tx)
        let checklist = handedIn.flatMap { try? Workbook(decoding: $0.content) }.flatMap {
            try? ChecklistForm.read($0)
        }
        let others = (checklist?.items ?? []).compactMap { item -> DeviceConfirmation? in
            guard !own.contains(where: { $0.item == item.item }), let day = item.completedOn else { return nil }
            return DeviceConfirmation(
                item: item.item, confirmedOn: day, confirmedBy: item.confirmedBy, remark: item.remark)
        }
        return (own + others).sorted { $0.item < $1.item }
    }
}
