import ArgumentParser
import Foundation
import Identifiers
import ServiceCalendar

/// A platform with every local government in it, each somewhere on its way: to see and to measure the roll-up full.
struct NationWideCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "nation",
        abstract: "Fills a platform with every local government at plausible progress, and opens the roll-up.",
        discussion: """
            The organisations, their forms, confirmations and audit records are written through the platform's own stores. \
            Servers and accounts of the organisations are not made: five thousand listeners fit on no machine.
            Example: kakehashi nation --prefectures 20,13 --unions 100 --exit
            """)

    @Option(help: "The folder for everything that is written.")
    var output = "nation"

    @Option(help: "The instant to look from, RFC 3339.")
    var at = "2016-06-10T12:30:00+09:00"

    @Option(help: "How many unions are made up, over all prefectures.")
    var unions = 1_000

    @Option(help: "Only these prefectures, by the numbers that their codes begin with, such as 20,13.")
    var prefectures = ""

    @Option(help: "Only so many municipalities and unions of each prefecture, for tests of the screens.")
    var sample: Int?

    @Option(help: "The prefecture whose officer gets an account.")
    var officer = "20"

    @Option(help: "The same seed makes the same nation.")
    var seed: UInt64 = 2016

    @Option(help: "The folder that has Examples, Programmes and Data; found by itself when it is near.")
    var resources: String?

    @Flag(name: .customLong("exit"), help: "End when all is written and every page was asked for once.")
    var exits = false

    mutating func run() async throws {
        guard let now = JapanTime.parse(at) else {
            throw ValidationError("--at must be RFC 3339, such as 2016-06-10T12:30:00+09:00")
        }
        let folder = URL(filePath: output).standardizedFileURL.path()
        let files = NationFiles(
            output: folder.hasSuffix("/") ? String(folder.dropLast()) : folder,
            resources: try resources ?? RehearsalFiles.findResources())
        try files.prepare()
        let numbers = prefectures.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
        let organisations = try NationOrganisations(files, unions: unions, prefectures: Set(numbers), sample: sample)
        guard !organisations.all.isEmpty else {
            throw ValidationError("no organisation is in --prefectures \(prefectures)")
        }
        let interruptions = Interruptions()
        let stage = try await NationStage(files: files, now: now)
        try await stage.fill(organisations.all, seed: seed)
        try await stage.open(officer: officer)
        if !exits { await interruptions.first() }
    }
}
