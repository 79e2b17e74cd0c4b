public import Foundation
public import ServiceCalendar

/// Refuses outside the service hours and says when they begin again (§1.4).
public enum ServiceGate {
    /// The refusal at an instant, or nil when the service is open.
    public static func refusal(at now: Date, hours: ServiceHours) -> Problem? {
        guard !hours.isOpen(at: now) else { return nil }
        let today = hours.hours(on: CalendarDay(now)).map { "本日の利用可能時間は\($0.text)です。" } ?? "本日は利用できません。"
        guard let next = hours.nextOpening(after: now) else {
            return Problem(
                status: 503, code: "service.closed", title: "利用可能時間外です。\(today)",
                detail: "次の利用可能時間は別途通知されます。サポートサイトのお知らせを確認してください。")
        }
        var problem = Problem(
            status: 503, code: "service.closed", title: "利用可能時間外です。\(today)",
            detail: "次は \(JapanTime.japanese(next)) から利用できます。それまでに入力した内容は失われていません。")
        problem.opensAt = JapanTime.text(next)
        problem.retryAfter = max(1, Int(next.timeIntervalSince(now).rounded(.up)))
        return problem
    }
}
