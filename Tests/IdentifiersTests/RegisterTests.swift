import Foundation
import Identifiers
import Testing

@Suite("Identifiers: the register of local governments")
struct RegisterTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    private static func shipped(_ name: String) throws -> String {
        try String(contentsOf: root.appending(path: "Data/\(name)"), encoding: .utf8)
    }

    private func register() throws -> LocalGovernmentRegister {
        try LocalGovernmentRegister(
            csv: Self.shipped("local-governments.csv"), unionsCSV: Self.shipped("unions.csv"))
    }

    @Test("All shipped rows are read, by kind")
    func counts() throws {
        let all = try register().all
        let counts = Dictionary(grouping: all, by: \.kind).mapValues(\.count)
        let expected: [OrganisationKind: Int] = [
            .prefecture: 47, .designatedCity: 20, .city: 772, .specialWard: 23, .town: 743, .village: 183,
            .partialUnion: 2, .wideAreaUnion: 1,
        ]
        #expect(counts == expected)
        #expect(all.map(\.code) == all.map(\.code).sorted())
        #expect(all.allSatisfy { !$0.name.isEmpty && !$0.prefecture.isEmpty })
    }

    @Test(
        "Organisations by code",
        arguments: [
            ("202029", "松本市", "長野県", OrganisationKind.city, [Bureau.mayor, .education]),
            ("010006", "北海道", "北海道", .prefecture, [.mayor, .education]),
            ("209937", "（例）やまなみ広域連合", "長野県", .wideAreaUnion, [.mayor]),
            ("209911", "（例）あずま広域行政事務組合", "長野県", .partialUnion, [.mayor]),
            // Not listed: 800 and above is a union's own code [O].
            ("208001", "一部事務組合（団体コード 208001）", "長野県", .partialUnion, [.mayor]),
        ])
    func byCode(code: String, name: String, prefecture: String, kind: OrganisationKind, bureaus: [Bureau]) throws {
        let organisation = try #require(try register().organisation(LocalGovernmentCode(code)))
        #expect(organisation.name == name)
        #expect(organisation.prefecture == prefecture)
        #expect(organisation.kind == kind)
        #expect(organisation.bureaus == bureaus)
    }

    @Test("No organisation: below 800, or in no prefecture", arguments: ["207993", "998001"])
    func unknown(_ code: String) throws {
        #expect(try register().organisation(LocalGovernmentCode(code)) == nil)
    }

    @Test("Only unions have one side")
    func sides() {
        for kind in [OrganisationKind.prefecture, .designatedCity, .city, .specialWard, .town, .village] {
            #expect(!kind.isUnion)
            #expect(kind.bureaus == [.mayor, .education])
        }
        for kind in [OrganisationKind.partialUnion, .wideAreaUnion] {
            #expect(kind.isUnion)
            #expect(kind.bureaus == [.mayor])
        }
    }

    @Test(
        "A bad line refuses the file and is named",
        arguments: [
            ("202029,city,長野県", "register.line"), ("202029,borough,長野県,松本市", "register.line"),
            ("202028,city,長野県,松本市", "identifier.check-digit"), ("200000,prefecture,長野県,", "register.repeated"),
        ])
    func badLine(_ line: String, code: String) {
        let error = #expect(throws: IdentifierError.self) {
            try LocalGovernmentRegister(
                csv: "code,kind,prefecture,name\n200000,prefecture,長野県,\n\(line)\n", unionsCSV: nil)
        }
        #expect(error?.code == code)
        #expect(error?.message.contains("3行目") == true)
    }
}
