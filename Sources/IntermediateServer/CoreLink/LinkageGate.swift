public import Foundation
import ServiceCalendar
public import WebServer

/// Whether 情報連携 is open: from the day that the programme names, and never without one.
public struct LinkageGate: Sendable, Hashable {
    /// The first instant; nil: not in this programme.
    public let opensAt: Date?

    /// Opens at an instant, or not at all.
    public init(opensAt: Date?) {
        self.opensAt = opensAt
    }

    /// Whether it is open.
    public func isOpen(at now: Date) -> Bool { opensAt.map { $0 <= now } ?? false }

    /// Lets a request pass only while it is open.
    /// - Throws: `Problem` with the code `linkage.not-open`.
    public func check(at now: Date) throws(Problem) {
        guard !isOpen(at: now) else { return }
        var problem = Problem(
            status: 503, code: "linkage.not-open", title: "情報連携の機能は、この期間には利用できません。",
            detail: opensAt.map { "\(JapanTime.japanese($0)) から利用できます。" } ?? "総合運用テストの開始をお待ちください。")
        problem.opensAt = opensAt.map(JapanTime.text)
        throw problem
    }
}

extension Route {
    /// The same route, refused while 情報連携 is not open.
    public func behind(_ gate: LinkageGate) -> Route {
        guarded { (request: WebRequest) throws(Problem) in try gate.check(at: request.now) }
    }
}
