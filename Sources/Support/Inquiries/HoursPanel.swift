import ContactHours
import DesignSystem
import Foundation
import ServiceCalendar

/// Which channel is open at an instant, and what to do when it is urgent (§4.1).
struct HoursPanel {
    let hours: ContactHours
    let now: Date

    /// The table of channels.
    var table: Block {
        .table(
            Table(
                caption: "問合せ方法と受付時間", headers: ["問合せ方法", "問合せ先", "受付時間", "現在"],
                rows: ContactChannel.allCases.map { channel in
                    [
                        .text(channel.title), .text(channel.address), .text(channel.hoursText),
                        hours.isOpen(channel, at: now)
                            ? .state("受付中\(until(channel))", .success) : .state("時間外\(from(channel))", .warning),
                    ]
                }))
    }

    /// What to do when it is urgent.
    var urgent: Block {
        if hours.isOpen(.telephone, at: now) {
            return .notice(
                Notice(
                    kind: .information, title: "緊急の場合は電話してください: \(ContactChannel.telephone.address)",
                    body: "ただいま受付中です\(until(.telephone))。急ぎでない問合せは、フォーム、メール又はFAXを使用してください。"))
        }
        let others = [ContactChannel.form, .mail].filter { hours.isOpen($0, at: now) }.map(\.title)
        let next = hours.nextOpening(of: .telephone, after: now).map { "電話は \(JapanTime.japanese($0)) から受け付けます。" } ?? ""
        return .notice(
            Notice(
                kind: .warning, title: "ただいま電話は受付時間外です。",
                body: next
                    + (others.isEmpty
                        ? "緊急の場合は、受付開始後すぐに電話してください。"
                        : "緊急の場合は、\(others.joined(separator: "又は"))で「緊急」として送信し、受付開始後に受付番号を伝えて電話してください。")))
    }

    /// Said in the place of the form while it is closed.
    var formClosed: Block? {
        guard !hours.isOpen(.form, at: now) else { return nil }
        let next = hours.nextOpening(of: .form, after: now).map { "\(JapanTime.japanese($0)) から送信できます。" } ?? ""
        return .notice(
            Notice(
                kind: .warning, title: "ただいま問合せフォームは受付時間外です。",
                body: "\(next)受付時間は \(ContactChannel.form.hoursText) です。お急ぎの場合は、受付中の方法を使用してください。"))
    }

    private func until(_ channel: ContactChannel) -> String {
        hours.closing(of: channel, at: now).map { "（\(Self.clock($0, since: now)) まで）" } ?? ""
    }

    private func from(_ channel: ContactChannel) -> String {
        hours.nextOpening(of: channel, after: now).map { "（次は \(JapanTime.japanese($0)) から）" } ?? ""
    }

    /// A time of today, counted on past midnight as the source does: 24:30.
    private static func clock(_ date: Date, since now: Date) -> String {
        let minutes = Int(date.timeIntervalSince(CalendarDay(now).instant(hour: 0)) / 60)
        guard minutes < 26 * 60 else { return JapanTime.japanese(date) }
        let rest = minutes % 60
        return "\(minutes / 60):\(rest < 10 ? "0" : "")\(rest)"
    }
}
