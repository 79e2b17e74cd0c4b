import Foundation
import Identifiers
import NationalProtocol
import OrganisationProtocol
import SortedJSON
import Testing

/// Documents are written as the encoder writes them, and read as the decoder reads them, whoever wrote them.
@Suite struct SortedJSONTests {
    private static func purpose(_ delegator: String?) throws -> InquiryPurpose {
        InquiryPurpose(
            inquirer: try HolderCode("9999920202900000"), inquirerDelegator: try delegator.map { try HolderCode($0) },
            provider: try HolderCode("9999920201100000"), providerDelegator: try delegator.map { try HolderCode($0) },
            affair: try AffairCode("JM99000000000002"), procedure: try ProcedureCode("JT99010000000002"),
            item: try ItemCode("TM00000000000002"))
    }

    /// Texts that need care: escapes, controls, characters of more than one byte, none at all.
    static let texts = ["", "plain", "/slash", #"quote " and \ back"#, "\u{8}\t\n\u{c}\r\u{1}\u{1f}\u{7f}", "所得額 é 🏯"]

    private static func encoded(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    /// Written as the encoder does, read again as it was, and read from what another hand wrote.
    private func same<Document: SortedJSONDocument & Equatable>(_ value: Document) throws {
        let text = value.sortedJSONText
        #expect(try text == Self.encoded(value))
        #expect(try Document(json: text) == value)
        let pretty = JSONEncoder()
        pretty.outputFormatting = [.prettyPrinted]
        #expect(try Document(json: Array(try pretty.encode(value))) == value)
        #expect(try JSONDecoder().decode(Document.self, from: Data(text.utf8)) == value)
    }

    /// Beside that, the reader itself must take it: otherwise it would be the decoder that is tested.
    private func quick<Document: SortedJSONDocument & Equatable>(_ value: Document) throws {
        try same(value)
        #expect(Document(sortedJSON: value.sortedJSON) == value)
    }

    @Test(arguments: texts) func `messages to and from the centre`(text: String) throws {
        let number = try ProcessingNumber("p-1")
        let code = try LinkageCode(String(repeating: "A", count: 43))
        for purpose in [try Self.purpose(nil), try Self.purpose("9999920200000009")] {
            for conditions in [
                InquiryConditions(), InquiryConditions(kind: "1", fiscalYearKind: "2", from: text, until: "2016-01-01"),
            ] {
                try same(
                    InquirySubmissions(
                        contentKey: text,
                        inquiries: [
                            InquirySubmission(
                                correlation: "c", purpose: purpose, linkageCode: code, conditions: conditions,
                                isNotDisclosed: true, requestedAt: text)
                        ]))
                try same(
                    CoreDelivery.inquiry(
                        ProvisionRequest(
                            processingNumber: number, correlation: text, purpose: purpose, linkageCode: code,
                            conditions: conditions, isNotDisclosed: false, requestedAt: "r", permittedAt: "p",
                            answerBy: "a", contentKey: "k")))
            }
        }
        for ending in Self.endings(number, text) {
            try same(InquiryEndings(endings: [ending, ending]))
            try same(CoreDelivery.ending(ending))
            for content in [nil, SealedContent(encapsulatedKey: text, ciphertext: "AA+/")] {
                try same(CoreDelivery.answer(InquiryAnswer(ending: ending, content: content, contentKey: text)))
                try same(
                    ProvisionAnswers(
                        contentKey: text,
                        answers: [
                            ProvisionAnswer(
                                processingNumber: number, code: .declined, content: content, isNotDisclosed: true)
                        ]))
            }
        }
        try same(
            InquiryJudgements(
                judgements: LinkageRefusal.allCases.map {
                    InquiryJudgement(
                        correlation: text, processingNumber: nil, answerBy: nil, refusal: $0, judgedAt: "j")
                } + [
                    InquiryJudgement(
                        correlation: "c", processingNumber: number, answerBy: text, refusal: nil, judgedAt: "j")
                ]))
    }

    private static func endings(_ number: ProcessingNumber, _ text: String) -> [InquiryEnding] {
        [
            InquiryEnding(
                processingNumber: number, correlation: text, end: nil, answerCode: nil, isNotDisclosed: false,
                endedAt: nil)
        ]
            + AnswerCode.allCases.map {
                InquiryEnding(
                    processingNumber: number, correlation: "c", end: .answered, answerCode: $0, isNotDisclosed: true,
                    endedAt: text)
            }
    }

    @Test func `what is ordinary is read without the decoder`() throws {
        let number = try ProcessingNumber("p-1")
        let code = try LinkageCode(String(repeating: "A", count: 43))
        let ending = Self.endings(number, "所得額")[1]
        try quick(InquiryJudgements(judgements: []))
        try quick(CoreDelivery.linkageCode(number, code))
        try quick(
            CollectedDeliveries(
                deliveries: [
                    NumberedDelivery(number: 1, delivery: .linkageCode(number, code)),
                    NumberedDelivery(
                        number: .max,
                        delivery: .answer(
                            InquiryAnswer(
                                ending: ending, content: SealedContent(encapsulatedKey: "e", ciphertext: "c"),
                                contentKey: "k"))),
                ], contentKeys: ["k": "a.b.c", "j": "d.e.f"]))
        try quick(CollectedDeliveries(deliveries: [], contentKeys: [:]))
        try quick(
            InquirySubmissions(
                contentKey: "k",
                inquiries: [
                    InquirySubmission(
                        correlation: "c", purpose: try Self.purpose("9999920200000009"), linkageCode: code,
                        conditions: InquiryConditions(from: "2016-01-01"), isNotDisclosed: true, requestedAt: "r")
                ]))
        try quick(try Self.entry("u01", full: true))
        try quick(ProvidedContent(records: [Self.record(["所得額": .text("1"), "控除額": .missing(reason: "9")])]))
    }

    @Test func `deliveries are passed on as they were written`() throws {
        let delivery = CoreDelivery.linkageCode(
            try ProcessingNumber("p-1"), try LinkageCode(String(repeating: "A", count: 43)))
        let keys = ["k": "a", "b": "c"]
        let written = CollectedDeliveries.document(
            written: [
                (7, delivery.sortedJSONText),
                (8, #"{ "linkageCode" : {"_1":"\#(String(repeating: "A", count: 43))","_0":"p-1"}}"#),
            ],
            contentKeys: keys)
        #expect(
            try CollectedDeliveries(json: written)
                == CollectedDeliveries(
                    deliveries: [7, 8].map { NumberedDelivery(number: $0, delivery: delivery) }, contentKeys: keys))
    }

    private static func entry(_ text: String, full: Bool) throws -> InquiryEntry {
        InquiryEntry(
            atenaNumber: try AtenaNumber("77"), requestedAt: text, departmentCode: text, userIdentifier: text,
            inquirerCode: try HolderCode("9999920202900000"), isNotDisclosed: full,
            affairCode: try AffairCode("JM99000000000002"), procedureCode: try ProcedureCode("JT99010000000002"),
            inquirerDelegatorCode: full ? try HolderCode("9999920200000009") : nil,
            providerDelegatorCode: full ? try HolderCode("9999920200000009") : nil,
            providerCode: try HolderCode("9999920201100000"), itemCode: try ItemCode("TM00000000000002"),
            conditionKind: full ? "1" : nil, fiscalYearKind: full ? "2" : nil, from: full ? text : nil,
            until: full ? text : nil)
    }

    private static func record(_ values: [String: ReplicaValue], _ text: String? = nil) -> ProvidedRecord {
        ProvidedRecord(
            dataSetItemCode: text, dataSetKey: "1", parentDataSetKey: text, versionNumber: "0001",
            publicationStart: "2016-01-01", publicationEnd: text, updatedAt: text, values: values)
    }

    @Test(arguments: texts) func `what systems ask and get`(text: String) throws {
        try same(try Self.entry(text, full: false))
        try same(try Self.entry(text, full: true))
        for value in [ReplicaValue.text(text), .missing(reason: text)] {
            try same(ProvidedContent(records: [Self.record([text: value]), Self.record([:], text)], note: text))
        }
        let reason = InquiryReason(code: "c", message: text, parameters: ["b": text, "a": "1"])
        for status in [
            InquiryStatus(receptionNumber: text, state: "s", title: "t"),
            InquiryStatus(
                receptionNumber: "r", state: "s", title: text, processingNumber: try ProcessingNumber("p-1"),
                reason: reason, acceptedAt: text, answerBy: text, endedAt: text),
        ] {
            let results = InquiryResults(
                inquiries: [
                    .init(status: status, content: nil),
                    .init(status: status, content: ProvidedContent(records: [Self.record(["所得額": .text(text)])])),
                ])
            #expect(try results.sortedJSONText == Self.encoded(results))
        }
        let receipt = InquiryReceipt(
            accepted: [AcceptedInquiry(row: 1, receptionNumber: text)],
            rejected: [RowRejection(row: 2, field: text, code: "c", message: text)])
        #expect(try receipt.sortedJSONText == Self.encoded(receipt))
        let rows = RowReceipt(accepted: 3, unchanged: 1, rejected: receipt.rejected)
        #expect(try rows.sortedJSONText == Self.encoded(rows))
    }

    @Test(
        arguments: [
            #"{"deliveries":[],"contentKeys":{}}"#, #"{ "contentKeys":{},"deliveries":[]}"#,
            #"{"contentKeys":{},"deliveries":[],"more":1}"#, "{\"contentKeys\":{},\"deliveries\":[]}\n",
            #"{"contentKeys":{"a":"\u0041"},"deliveries":[]}"#, #"{"contentKeys":{"a":"b",},"deliveries":[]}"#,
        ])
    func `what another hand wrote is the decoder's`(text: String) throws {
        #expect(CollectedDeliveries(sortedJSON: Array(text.utf8)) == nil)
        #expect(
            try CollectedDeliveries(json: text)
                == JSONDecoder().decode(CollectedDeliveries.self, from: Data(text.utf8)))
    }

    @Test(
        arguments: [
            "", "{", "[]", #"{"contentKeys":{},"deliveries":[}"#, #"{"contentKeys":{},"deliveries":[,]}"#,
            #"{"contentKeys":{},"deliveries":[]}}"#,
            #"{"contentKeys":{"a":"\#u{1}"},"deliveries":[]}"#, #"{"contentKeys":{"a":1},"deliveries":[]}"#,
            #"{"contentKeys":{},"deliveries":[{"delivery":{"linkageCode":{"_0":"p","_1":"A"}},"number":01}]}"#,
        ])
    func `what the decoder refuses is refused`(text: String) {
        #expect(throws: (any Error).self) { try CollectedDeliveries(json: text) }
        #expect(CollectedDeliveries(sortedJSON: Array(text.utf8)) == nil)
    }

    @Test func `a text that is no UTF-8 is not mended`() {
        let broken = Array(#"{"contentKeys":{"a":""#.utf8) + [0xff] + Array(#""},"deliveries":[]}"#.utf8)
        #expect(CollectedDeliveries(sortedJSON: broken) == nil)
        #expect(throws: (any Error).self) { try CollectedDeliveries(json: broken) }
    }
}
