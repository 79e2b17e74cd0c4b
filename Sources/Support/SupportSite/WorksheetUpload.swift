import Coverage
import Foundation
import ServiceCalendar
import Spreadsheet
import Verdicts
import WebServer
import Worksheet

/// A worksheet that somebody filled in elsewhere: what it says of lines that nothing has proven.
enum WorksheetUpload {
    /// The entries that it makes; lines that the platform's records prove are passed over.
    static func entries(
        _ content: [UInt8], _ lines: [CoverageLine], by name: String, at now: Date
    ) throws(Problem) -> [HandEntry] {
        var entries: [HandEntry] = []
        for written in try read(content) {
            guard
                let line = lines.first(where: {
                    $0.talker.bureau == written.bureau && $0.talker.id == written.from && $0.item == written.item
                })
            else {
                if written.completion == .blank { continue }
                throw problem(
                    "\(written.cell): 「\(written.from)」は、受け付けられた設定依頼票の\(written.item.rawValue)の接続元にありません。",
                    "接続元の名前を、この画面の一覧のとおりに直してください。")
            }
            guard takesEntry(line) else { continue }
            switch written.completion {
            case .blank: continue
            case .day(let day):
                guard day.instant(hour: 0) <= now else {
                    throw problem("\(written.cell): 完了日に未来の日付は記入できません。", "実際に完了した日を記入してください。")
                }
                entries.append(entry(line, completedOn: day, written.remark, name, now))
            case .notApplicable:
                guard !written.remark.isEmpty else {
                    throw problem("\(written.cell): 対象外の理由がありません。", "「実際」の欄に、なぜ通信しないのかを記入してください。")
                }
                entries.append(entry(line, completedOn: nil, written.remark, name, now))
            }
        }
        return entries
    }

    private static func takesEntry(_ line: CoverageLine) -> Bool {
        switch line.state {
        case .proven, .failed: false
        case .notApplicable(_, let entry): entry != nil
        case .byHand, .gap: true
        }
    }

    private static func entry(
        _ line: CoverageLine, completedOn: CalendarDay?, _ remark: String, _ name: String, _ now: Date
    ) -> HandEntry {
        HandEntry(
            bureau: line.talker.bureau, place: line.talker.id, item: line.item, completedOn: completedOn,
            remark: remark, enteredBy: name, enteredAt: now)
    }

    private static func read(_ content: [UInt8]) throws(Problem) -> [WrittenTestLine] {
        let lines: [WrittenTestLine]?
        do {
            lines = try WorksheetForm.testLines(in: try Workbook(decoding: content))
        } catch let error as SpreadsheetError {
            throw Problem(
                status: 422, code: error.code, title: error.message, detail: "この画面からダウンロードしたワークシートを選択してください。",
                field: "worksheet")
        } catch let error as ChecklistError {
            throw problem("シート「\(error.sheet)」のセル \(error.cell): \(error.message)", "セルを直して、もう一度選択してください。")
        } catch {
            throw .unreadable("ワークシート")
        }
        guard let lines else {
            throw problem("テスト結果のシートがありません。", "この画面からダウンロードしたワークシートを、見出しを変えずに選択してください。")
        }
        return lines
    }

    private static func problem(_ title: String, _ detail: String) -> Problem {
        Problem(status: 422, code: "worksheet.file", title: title, detail: detail, field: "worksheet")
    }
}
