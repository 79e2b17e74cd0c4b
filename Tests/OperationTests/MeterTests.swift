import CoreMetrics
import Testing

@testable import Metering

@Suite struct MeterTests {
    @Test func thePageIsWhatPrometheusReads() {
        let book = MeterBook()
        let factory: any MetricsFactory = book
        factory.makeCounter(label: "kakehashi.requests_total", dimensions: [("site", "a\"b\\c\nd")]).increment(by: 3)
        factory.makeMeter(label: "running", dimensions: []).set(2.5)
        let timer = factory.makeTimer(label: "seconds", dimensions: [("kind", "read")])
        for milliseconds in [0.5, 3, 30, 20_000] { timer.recordNanoseconds(Int64(milliseconds * 1e6)) }
        let lines = book.page.split(separator: "\n").map(String.init)
        #expect(lines.contains("# TYPE kakehashi_requests_total counter"))
        #expect(lines.contains(#"kakehashi_requests_total{site="a\"b\\c\nd"} 3"#))
        #expect(lines.contains("running 2.5"))
        #expect(lines.contains(#"seconds_bucket{kind="read",le="0.001"} 1"#))
        #expect(lines.contains(#"seconds_bucket{kind="read",le="0.005"} 2"#))
        #expect(lines.contains(#"seconds_bucket{kind="read",le="10"} 3"#))
        #expect(lines.contains(#"seconds_bucket{kind="read",le="+Inf"} 4"#))
        #expect(lines.contains(#"seconds_count{kind="read"} 4"#))
        #expect(lines.contains { $0.hasPrefix(#"seconds_sum{kind="read"} 20.03"#) })
    }

    @Test func oneNameAndItsLabelsAreOneSeries() {
        let book = MeterBook()
        for _ in 0..<3 { book.makeCounter(label: "a", dimensions: [("x", "1")]).increment(by: 1) }
        book.makeCounter(label: "a", dimensions: [("x", "2")]).increment(by: 1)
        #expect(book.page == "# TYPE a counter\na{x=\"1\"} 3\na{x=\"2\"} 1\n")
    }

    /// Names that come from outside cannot fill the memory.
    @Test func seriesAreBounded() {
        let book = MeterBook()
        for number in 0..<(MeterBook.mostSeries + 500) {
            book.makeCounter(label: "a", dimensions: [("x", "\(number)")]).increment(by: 1)
        }
        let lines = book.page.split(separator: "\n")
        #expect(lines.count == MeterBook.mostSeries + 2 && lines.contains("a{x=\"other\"} 500"))
    }
}
