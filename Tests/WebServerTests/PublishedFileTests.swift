import Foundation
import Testing

@testable import WebServer

/// Dates and conditions of published files (RFC 9110).
@Suite struct PublishedFileTests {
    @Test(arguments: [
        (1_463_628_600.0, "Thu, 19 May 2016 03:30:00 GMT"), (0, "Thu, 01 Jan 1970 00:00:00 GMT"),
        (4_102_444_799, "Thu, 31 Dec 2099 23:59:59 GMT"),
    ]) func datesGoBothWays(seconds: Double, text: String) {
        #expect(HTTPDate.text(Date(timeIntervalSince1970: seconds)) == text)
        #expect(HTTPDate.parse(text)?.timeIntervalSince1970 == seconds)
    }

    @Test(arguments: [
        "", "yesterday", "Thu, 19 May 2016 03:30:00 JST", "2016-05-19T03:30:00Z", "Thu, 19 Mai 2016 03:30:00 GMT",
    ])
    func whatIsNoDateIsNoCondition(text: String) {
        #expect(HTTPDate.parse(text) == nil)
    }
}
