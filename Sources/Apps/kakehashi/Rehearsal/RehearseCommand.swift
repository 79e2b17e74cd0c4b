import ArgumentParser
import Foundation
import Identifiers
import NetworkLab
import Programme
import ServiceCalendar

/// Takes one organisation from 利用開始連絡 to an accepted checklist, every party a process of its own.
struct RehearseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rehearse",
        abstract: "Takes one organisation from 利用開始連絡 to an accepted checklist, on loopback.",
        discussion: """
            Exit status: 0 the organisation is ready, 3 an item of the test failed, 1 the tool itself failed, 2 wrong usage.
            Example: kakehashi rehearse --organisation 202029 --exit --fault dns-silent
            """)

    @Option(help: "全国地方公共団体コード, six digits; a union's own code works too.")
    var organisation = "202029"

    @Option(help: "The instant of the test, RFC 3339; the act's own when absent.")
    var at: String?

    @Option(help: "What is played: preparation, or linkage: two organisations, one 照会 each way.")
    var act = Act.preparation

    @Option(help: "The other organisation of the second act.")
    var partner = "202011"

    @Option(help: "The folder for everything that is written.")
    var output = "rehearsal"

    @Option(help: "The folder that has Examples, Programmes and Data; found by itself when it is near.")
    var resources: String?

    @Flag(name: .customLong("exit"), help: "End when the rehearsal is over instead of leaving the screens open.")
    var exits = false

    @Flag(
        help:
            "End where an administrator's day one begins: servers and initial accounts are there, and all else is yours."
    )
    var dayOne = false

    @Flag(
        help:
            "End before 利用開始連絡: the parties are there, and every step from the forms to the checklist is yours, on the screens."
    )
    var byHand = false

    @Option(help: "Break one thing for real: \(Fault.allCases.map(\.rawValue).joined(separator: ", ")).")
    var fault: Fault?

    @Option(help: "The 設定依頼票 to play with, YAML; the sample of Examples when absent.")
    var request: String?

    @Option(help: "Play in a lab instead of on loopback: its map, as `kakehashi lab test` writes it.")
    var lab: String?

    @Option(help: "A PostgreSQL database for the platform, as libpq reads it; a SQLite file when absent.")
    var database: String?

    mutating func run() async throws {
        let status: Int32
        do {
            let stage = try stage()
            let partner = act == .linkage ? try partnerStage(beside: stage) : nil
            status = await Performance(stage, partner: partner, staysOpen: !exits).run()
        } catch let error as UsageError {
            FileHandle.standardError.write(Data("kakehashi rehearse: \(error.message)\n".utf8))
            status = 2
        }
        throw ExitCode(status)
    }

    /// What cannot be rehearsed as asked: exit status 2.
    private struct UsageError: Error {
        let message: String
    }

    private var handOver: HandOver { byHand ? .usageNotice : dayOne ? .dayOne : .never }

    private func stage() throws -> Stage {
        let folder = URL(filePath: output).standardizedFileURL.path()
        let files = RehearsalFiles(
            output: folder.hasSuffix("/") ? String(folder.dropLast()) : folder,
            resources: try resources ?? RehearsalFiles.findResources(), act: act)
        let organisation = try self.organisation(self.organisation, "--organisation", files)
        guard let test = JapanTime.parse(at ?? act.at) else {
            throw UsageError(message: "--at must be RFC 3339, such as 2016-05-19T12:30:00+09:00")
        }
        if fault == .wrongBureauCertificate, organisation.kind.isUnion {
            throw UsageError(message: "a union has no 教育委員会, so there is no wrong bureau's certificate to bring")
        }
        guard !byHand || (!dayOne && lab == nil && fault == nil && !exits) else {
            throw UsageError(message: "--by-hand knows neither --day-one nor --lab nor --fault nor --exit")
        }
        try files.prepare()
        let holidays = try HolidayList(csv: String(contentsOfFile: files.holidays, encoding: .utf8))
        let programme = try Programme(
            yaml: String(contentsOfFile: files.programme, encoding: .utf8), holidays: holidays)
        return try Stage(
            organisation: organisation, files: files, programme: programme,
            dates: try RehearsalDates(test: test, programme: programme), fault: fault, handOver: handOver,
            lab: try lab.map { try ConfigurationFile.read(LabMap.self, from: $0) }, requestFile: request,
            database: database.map {
                DatabaseAddress(place: $0, schema: "rehearsal_\(UUID().uuidString.prefix(8).lowercased())")
            },
            progress: Progress(),
            nursery: Nursery(folder: files.logs))
    }

    /// The other organisation, on the same stage.
    private func partnerStage(beside stage: Stage) throws -> Stage {
        guard !dayOne, !byHand, lab == nil, fault == nil else {
            throw UsageError(message: "the second act knows neither --day-one nor --by-hand nor --lab nor --fault")
        }
        let organisation = try self.organisation(partner, "--partner", stage.files)
        guard organisation.code != stage.organisation.code else {
            throw UsageError(message: "--partner must be another organisation than --organisation")
        }
        let files = RehearsalFiles(
            output: "\(stage.files.output)/partner", resources: stage.files.resources, act: act)
        try files.prepare()
        return try Stage(
            organisation: organisation, files: files, programme: stage.programme, dates: stage.dates, fault: nil,
            handOver: .never, lab: nil, requestFile: request, database: nil, progress: stage.progress,
            nursery: stage.nursery, clock: stage.clock)
    }

    private func organisation(_ text: String, _ option: String, _ files: RehearsalFiles) throws -> Organisation {
        let register = try LocalGovernmentRegister(
            csv: String(contentsOfFile: "\(files.resources)/Data/local-governments.csv", encoding: .utf8),
            unionsCSV: try? String(contentsOfFile: "\(files.resources)/Data/unions.csv", encoding: .utf8))
        let code: LocalGovernmentCode
        do {
            code = try LocalGovernmentCode(text)
        } catch {
            throw UsageError(message: "\(option) \(text): \(error.message)")
        }
        guard let found = register.organisation(code) else {
            throw UsageError(
                message: "\(option) \(text): no such local government in Data/local-governments.csv")
        }
        return found
    }
}
