import DesignSystem
import Foundation
import Identifiers
import Programme
import RollUp
import ServiceCalendar

/// How values are said on the pages.
enum Words {
    static func forecast(_ forecast: Forecast) -> String {
        switch forecast {
        case .complete: "完了"
        case .finishes(let day): day.description
        case .unknown: "見込み不明"
        }
    }

    static func kind(_ standing: Standing) -> Notice.Kind {
        switch standing {
        case .complete: .success
        case .onTrack, .notStarted: .information
        case .behind: .warning
        case .overdue: .error
        }
    }

    static func tones(_ standing: Standing) -> (fill: Diagram.Tone, line: Diagram.Tone) {
        switch standing {
        case .complete: (.successSoft, .success)
        case .onTrack: (.informationSoft, .information)
        case .notStarted: (.paperSoft, .line)
        case .behind: (.warningSoft, .warning)
        case .overdue: (.errorSoft, .error)
        }
    }

    static func state(_ judgement: Judgement) -> Table.Cell {
        let more = judgement.overdueDays > 0 ? "（\(judgement.overdueDays)日）" : ""
        return .state(judgement.standing.title + more, kind(judgement.standing))
    }

    static func share(_ judgement: Judgement) -> String { "\(judgement.done)/\(judgement.total)" }

    /// 長野県 as a tile has room for it.
    static func short(_ prefecture: String) -> String {
        prefecture == "北海道" ? prefecture : String(prefecture.dropLast())
    }

    static func clipped(_ name: String, _ count: Int) -> String {
        name.count <= count ? name : name.prefix(count - 1) + "…"
    }

    static func reason(_ reason: Reason) -> String { "\(reason.bureau.title)：\(reason.task.title)" }
}
