import Foundation
import Testing

/// The rules of the house, held against the sources and Package.swift.
@Suite struct ArchitectureTests {
    private let house: House

    init() throws {
        house = try House()
    }

    /// Who may look into whom, ring by ring; the parties of the diagram in §3.1 meet over the wire only.
    private static let arrows: [String: Set<String>] = [
        "Kernel": ["Kernel"],
        "Infrastructure": ["Kernel", "Infrastructure"],
        "Protocols": ["Kernel", "Protocols"],
        "IntermediateServer": ["Kernel", "Infrastructure", "Protocols", "IntermediateServer"],
        "PublicRepository": ["Kernel", "Infrastructure"],
        "Readiness": ["Kernel", "Infrastructure", "Readiness"],
        "Network": ["Kernel", "Infrastructure", "Readiness", "Network"],
        "Support": ["Kernel", "Infrastructure", "IntermediateServer", "Readiness", "Network", "Support"],
        "NationalReference": ["Kernel", "Infrastructure", "Protocols"],
        "OrganisationReference": ["Kernel", "Infrastructure", "Protocols"],
        "ConnectionTest": ["Kernel", "Infrastructure", "Protocols", "ConnectionTest"],
        // Beside the tests, never shipped: it drives what it tests.
        "HostileProbes": ["Kernel", "Infrastructure", "Protocols", "ConnectionTest"],
    ]

    @Test func thePackageIsRead() {
        #expect(house.rooms.count > 30)
        #expect(house.rooms.contains { $0.name == "CodeAcquisition" && !$0.files.isEmpty })
    }

    @Test func theSetupInstallsEveryLibraryInC() throws {
        let setup = try String(contentsOf: House.root.appending(path: "scripts/setup"), encoding: .utf8)
        let installed = Set(setup.split(whereSeparator: \.isWhitespace).map(String.init))
        #expect(house.debianPackages.contains("libpq-dev"))
        #expect(house.debianPackages.subtracting(installed).isEmpty, "scripts/setup lacks them")
    }

    @Test func noArrowPointsUpwardOrBetweenParties() {
        let rings = Dictionary(uniqueKeysWithValues: house.rooms.map { ($0.name, $0.ring) })
        for room in house.rooms where room.ring != "Apps" {
            let allowed = Self.arrows[room.ring] ?? []
            for dependency in room.dependencies {
                guard let ring = rings[dependency] else { continue }
                #expect(allowed.contains(ring), "\(room.ring)/\(room.name) -> \(ring)/\(dependency)")
            }
        }
    }

    @Test func theConnectionTestHasNoPlatformCodeNoDatabaseAndNoWorkbooks() throws {
        let rooms = Dictionary(uniqueKeysWithValues: house.rooms.map { ($0.name, $0) })
        var reached: Set<String> = []
        var todo = ["kakehashi-check"]
        while let name = todo.popLast() {
            guard reached.insert(name).inserted else { continue }
            todo += rooms[name].map { Array($0.dependencies) } ?? []
        }
        #expect(reached.contains("PKI"))
        let forbidden: Set<String> = [
            "Storage", "StoragePostgres", "StorageSQLite", "CLibPQ", "GRDB", "AuditLog", "WebServer", "Hummingbird",
            "Tenancy",
            // Of workbooks: its libraries are on no terminal. kakehashi-check-sheet writes them.
            "Spreadsheet", "CXlsxWriter", "CZip",
        ]
        #expect(reached.isDisjoint(with: forbidden), "\(reached.intersection(forbidden))")
    }

    @Test func importsAndDeclaredArrowsAreTheSame() {
        let names = Set(house.rooms.map(\.name))
        for room in house.rooms {
            let imported = room.files.reduce(into: Set<String>()) { $0.formUnion($1.imports) }.intersection(names)
            let declared = room.dependencies.intersection(names)
            #expect(imported.subtracting(declared).isEmpty, "\(room.name) imports what it does not declare")
            #expect(
                declared.subtracting(imported).isEmpty,
                "\(room.name) declares what it does not import: \(declared.subtracting(imported).sorted())")
        }
    }

    @Test func rulesAndMachinesSeeNeitherStorageNorWeb() {
        let forbidden: Set<String> = [
            "Storage", "StoragePostgres", "StorageSQLite", "CLibPQ", "GRDB", "Hummingbird", "NIOCore", "NIOSSL",
            "HTTPTypes",
        ]
        let pure = house.rooms.flatMap(\.files).filter {
            $0.name.hasSuffix("Rules.swift") || $0.name.hasSuffix("Machine.swift") || $0.name.hasSuffix("Rule.swift")
        }
        #expect(pure.count >= 8)
        for file in pure {
            #expect(file.imports.isDisjoint(with: forbidden), "\(file.name) imports \(file.imports)")
            #expect(!file.text.contains("SELECT ") && !file.text.contains("INSERT INTO"), "\(file.name) has SQL")
        }
    }

    @Test(arguments: [
        ("CMark", "Markdown"), ("GRDB", "StorageSQLite"), ("CLibPQ", "StoragePostgres"), ("Hummingbird", "WebServer"),
        ("HummingbirdCore", "WebServer"),
        ("HummingbirdTLS", "WebServer"), ("Mustache", "DesignSystem"), ("CCares", "NameResolution"),
        ("CXlsxWriter", "Spreadsheet"), ("X509", "PKI"),
    ]) func aLibraryStopsInItsRoom(library: String, room: String) {
        let users = house.rooms.filter { $0.files.contains { $0.imports.contains(library) } }.map(\.name)
        #expect(users == [room])
    }

    @Test func everyRoomSaysWhatItIsFor() {
        for room in house.rooms where room.ring != "Apps" {
            #expect(room.hasReadMe, "\(room.ring)/\(room.name) has no README.md worth the name")
        }
    }

    @Test func filesStaySmall() {
        for file in house.rooms.flatMap(\.files) {
            #expect(file.lines <= 500, "\(file.path)")
        }
        let lines = house.rooms.flatMap(\.files).map(\.lines).sorted()
        #expect(lines[lines.count / 2] < 90)
    }

    @Test func nothingForcesItsWay() {
        for file in house.rooms.flatMap(\.files) {
            for word in ["try!", "fatalError(", "@unchecked"] where file.name != "Performance.swift" {
                #expect(!file.text.contains(word), "\(file.name) has \(word)")
            }
        }
    }

    /// Every event of the sources is in the catalogue, and nothing else is.
    @Test func theCatalogueOfAuditEventsIsCurrent() throws {
        let fresh = String(decoding: Command.output("'\(House.root.path())/scripts/audit-events'"), as: UTF8.self)
        let kept = try String(contentsOf: House.root.appending(path: "docs/audit-events.md"), encoding: .utf8)
        #expect(fresh.contains("account.signed-in"))
        #expect(kept == fresh, "run make audit-events")
    }
}
