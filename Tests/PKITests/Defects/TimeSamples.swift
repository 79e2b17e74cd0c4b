import Foundation

/// Certificates outside their validity, by a second or by ten years.
enum TimeSamples {
    private static let spans = [
        1, 2, 59, 60, 3599, 3600, 9 * 3600, 86_400, 7 * 86_400, 31 * 86_400, 366 * 86_400, 5 * 366 * 86_400,
        10 * 366 * 86_400,
    ]

    static var all: [Sample] {
        spans.flatMap { span in
            let expired = Order(start: text(-span - 366 * 86_400), end: text(-span))
            let early = Order(start: text(span), end: text(span + 366 * 86_400))
            return Sample(name: "time-expired-\(span)", code: "certificate.expired", order: expired).across(shapes)
                + Sample(name: "time-early-\(span)", code: "certificate.not-yet-valid", order: early).across(shapes)
        }
    }

    private static let shapes = Array(Sample.shapes.prefix(8))

    static func text(_ seconds: Int) -> String {
        let date = Workshop.now.addingTimeInterval(TimeInterval(seconds))
        return date.formatted(.iso8601.dateSeparator(.omitted).timeSeparator(.omitted)).replacing("T", with: "")
    }
}
