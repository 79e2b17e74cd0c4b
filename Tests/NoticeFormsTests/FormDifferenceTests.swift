import Identifiers
import NoticeForms
import Testing

@Suite("NoticeForms: what a new version changes")
struct FormDifferenceTests {
    private func changed(_ text: String, to other: String) throws -> [FormDifference] {
        let yaml = try Shipped.text("Examples/configuration-request.yaml")
            .replacing(text, with: other, maxReplacements: 1).replacing("version: 1", with: "version: 2")
        return try ConfigurationRequest(yaml: yaml).differences(from: Shipped.request())
    }

    @Test("A version that changes nothing has no differences")
    func none() throws {
        #expect(try changed("version: 1", to: "version: 1").isEmpty)
        #expect(try Shipped.notice().differences(from: Shipped.notice()).isEmpty)
    }

    @Test("A value, by name and in words")
    func value() throws {
        let expected = FormDifference(
            field: "bureaus[education].atenaSystem.address", title: "部局（教育委員会） › 団体内統合宛名システム › IPアドレス",
            before: "127.20.2.21", after: "127.20.2.99")
        #expect(try changed("127.20.2.21", to: "127.20.2.99") == [expected])
    }

    @Test("One of our words, as people say it")
    func words() throws {
        let difference = try #require(
            try changed("environment: verification", to: "environment: production").first)
        #expect(difference.before == "verification" && difference.beforeInWords == TestEnvironment.verification.title)
        #expect(difference.afterInWords == TestEnvironment.production.title)
        #expect(try Shipped.request().content.filter { $0.field == "environment" }.map(\.afterInWords) == ["検証環境"])
    }

    @Test("A row put before others is new and moves nothing else")
    func inserted() throws {
        let row =
            "legacySystems:\n      - { id: legacy-new, title: 新, address: 127.20.1.39, items: [TM00000000000002] }"
        let differences = try changed("legacySystems:", to: row)
        #expect(differences.map(\.field).allSatisfy { $0.hasPrefix("bureaus[mayor].legacySystems[legacy-new].") })
        #expect(differences.map(\.before) == [nil, nil, nil, nil])
        #expect(differences.map(\.after) == ["legacy-new", "新", "127.20.1.39", "TM00000000000002"])
    }

    @Test("What is gone comes last, without a later value")
    func gone() throws {
        let union = try Shipped.organisation("209937")
        let before = try Shipped.notice()
        let differences = before.forOrganisation(union).differences(from: before)
        #expect(differences.first?.field == "organisation")
        #expect(differences.first?.title == "団体コード")
        let gone = differences.filter { $0.after == nil }
        #expect(gone.count == 5)
        #expect(gone.allSatisfy { $0.field.hasPrefix("systemAdministrators[education].") })
        #expect(Array(differences.suffix(5)) == gone)
    }
}
