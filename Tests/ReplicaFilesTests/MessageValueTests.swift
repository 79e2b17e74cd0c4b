import Foundation
import OrganisationProtocol
import Testing

@testable import ReplicaFiles

/// What is plain is read by our own reader, and everything as Foundation reads it.
struct MessageValueTests {
    private static let plain: [(String, MessageValue)] = [
        ("{}", .object([])), ("[]", .list([])), (" \t\r\n{ } \n", .object([])), ("[ ]", .list([])),
        (#"{"a":"1"}"#, .object([("a", .text("1"))])),
        (#"{ "b" : null , "a" : [ "x" , [ ] ] }"#, .object([("a", .list([.text("x"), .list([])])), ("b", .null)])),
        (
            #"{"所得額":"100","a":{"c":"","b":{}}}"#,
            .object([("a", .object([("b", .object([])), ("c", .text(""))])), ("所得額", .text("100"))])
        ),
        ("[\"\u{7F}\u{85}🏯/\"]", .list([.text("\u{7F}\u{85}🏯/")])),
    ]

    @Test(arguments: plain.indices) func `what is plain is read without Foundation`(place: Int) throws {
        let (text, value) = Self.plain[place]
        #expect(PlainJSONReader.value(of: Array(text.utf8)) == value)
        #expect(try MessageValue(Array(text.utf8)) == value)
        #expect(try MessageValue(Self.utf16(text)) == value)
    }

    /// Taken by Foundation: escapes, numbers, truths, depth, and a comma too many.
    @Test(arguments: [
        (#"{"a":"1",}"#, MessageValue.object([("a", .text("1"))])), (#"["1",]"#, .list([.text("1")])),
        (#"{"a":"\u6240\n"}"#, .object([("a", .text("所\n"))])), (#"["\/"]"#, .list([.text("/")])),
        (#"[1, 1.5e3, true, false]"#, .list([.other, .other, .other, .other])),
        (
            #"[[[[[[[["x"]]]]]]]]"#,
            .list([.list([.list([.list([.list([.list([.list([.list([.text("x")])])])])])])])])
        ),
    ]) func `what is not is left to it`(text: String, value: MessageValue) throws {
        #expect(PlainJSONReader.value(of: Array(text.utf8)) == nil)
        #expect(try MessageValue(Array(text.utf8)) == value)
    }

    @Test(arguments: [
        #"{"a":"1","a":"2"}"#, "{\"e\u{301}\":\"1\",\"\u{e9}\":\"2\"}", "[\"\u{FEFF}x\"]", "[\"x\u{FEFF}\"]",
        "\u{FEFF}[]",
    ]) func `where two readers could differ, there is one`(text: String) throws {
        #expect(PlainJSONReader.value(of: Array(text.utf8)) == nil)
        #expect(throws: Never.self) { try MessageValue(Array(text.utf8)) }
    }

    @Test(arguments: [
        "", " ", "{", "[", "}", "]", "{]", "[}", #"{"a"}"#, #"{"a":}"#, #"[,"1"]"#, #"["1" "2"]"#,
        #"{"a":"1" "b":"2"}"#, #"{a:"1"}"#, #"["1"#, #"["1""#, #"{"a":"1"}x"#, "{}{}", "[]]", "nul", "[nul]", "[nulll]",
        #"{"a" "1"}"#, "[\"\n\"]", "[\"\u{0}\"]", #"["\x"]"#, #""text""#, "null", "1",
    ]) func `what is no JSON is none for both`(text: String) {
        #expect(PlainJSONReader.value(of: Array(text.utf8)) == nil)
        #expect(throws: (any Error).self) { try MessageValue(Array(text.utf8)) }
    }

    @Test(arguments: [[0xFF], [0xC3], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80]] as [[UInt8]])
    func `what is no text is none for both`(bytes: [UInt8]) {
        let message = Array("[\"".utf8) + bytes + Array("\"]".utf8)
        #expect(PlainJSONReader.value(of: message) == nil)
        #expect(throws: (any Error).self) { try MessageValue(message) }
    }

    /// Whatever it ends in the middle of.
    @Test func `no beginning of a message is a message`() {
        let whole = Array(#" {"system":"S","records":[{"a":null,"values":{"所":"1","b":{"reasonOfNull":"x"}}}]}"#.utf8)
        #expect(PlainJSONReader.value(of: whole) != nil)
        for end in whole.indices { #expect(PlainJSONReader.value(of: Array(whole[..<end])) == nil) }
    }

    private static func utf16(_ text: String) -> [UInt8] { Array(text.data(using: .utf16) ?? Data()) }
}

extension MessageValue: Equatable {
    static func == (one: MessageValue, other: MessageValue) -> Bool {
        switch (one, other) {
        case (.text(let one), .text(let other)): one == other
        case (.null, .null), (.other, .other): true
        case (.object(let one), .object(let other)):
            one.count == other.count && zip(one, other).allSatisfy { $0.name == $1.name && $0.value == $1.value }
        case (.list(let one), .list(let other)): one == other
        case (.text, _), (.null, _), (.object, _), (.list, _), (.other, _): false
        }
    }
}
