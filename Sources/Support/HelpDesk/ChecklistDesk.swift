public import Identifiers
import ReadinessLedger
import Spreadsheet
public import Storage
public import WebServer
import Worksheet

/// The help desk's hand for checklists (S13, §3.6): reads the workbook before it says "received".
public struct ChecklistDesk: Sendable {
    let store: any DataStore

    /// Keeps what it receives in a store.
    public init(store: any DataStore) {
        self.store = store
    }

    /// Receives a checklist workbook that is complete and whose tests the platform itself saw.
    /// - Throws: `Problem` that names the cell, or says what is missing; nothing is received then.
    public func receive(_ content: [UInt8], of organisation: Organisation, by exchange: Exchange) async throws {
        let checklist = try Self.read(content)
        guard checklist.organisationCode == organisation.code else {
            throw Problem(
                status: 422, code: "checklist.other-organisation",
                title: "チェックリストの団体コード（\(checklist.organisationCode.text)）が、サインイン中の団体と異なります。",
                detail: "自団体のチェックリストを送付してください。", field: "checklist")
        }
        guard checklist.isComplete else {
            throw Problem(
                status: 422, code: "checklist.incomplete", title: "チェックリストに未完了の項目があります。",
                detail: "すべての項目に完了日（又は対象外）を記入してから送付してください。", field: "checklist")
        }
        try await store.write { tx in
            guard try ReadinessLedger.hasAcceptedEvidence(organisation, in: tx) else {
                throw Problem(
                    status: 409, code: "checklist.no-evidence", title: "団体内のシステム連携テストの結果がまだ受け付けられていません。",
                    detail: "先にテスト結果を送信してください。")
            }
            try ReadinessLedger.receiveChecklist(content, of: organisation, by: exchange, in: tx)
        }
    }

    private static func read(_ content: [UInt8]) throws(Problem) -> SubmittedChecklist {
        let workbook: Workbook
        do {
            workbook = try Workbook(decoding: content)
        } catch {
            throw Problem(
                status: 422, code: error.code, title: error.message, detail: "配付されたチェックリスト（.xlsx）を選択してください。",
                field: "checklist")
        }
        do {
            return try ChecklistForm.read(workbook)
        } catch {
            throw Problem(
                status: 422, code: error.code, title: error.message,
                detail: "シート「\(error.sheet)」のセル \(error.cell) を確認してください。",
                field: error.cell)
        }
    }
}
