import ArgumentParser
import ConnectionTest
import Foundation
import MutualTLS
import PKI
import ServiceCalendar

/// Moves the clock of a running rehearsal, as a walk by hand needs it: the weekly restart, the days of T8.
struct ClockCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "clock",
        abstract: "Moves the clock of a running rehearsal; it ticks on from there.",
        discussion: """
            All parties follow, and the settings of the terminal in a walk by hand. Sign-ins older than their time end.
            Exit status: 0 moved, 1 not, 2 wrong usage.
            Example: kakehashi clock 2016-05-16T12:30:00+09:00
            """)

    @Argument(help: "The instant, RFC 3339.")
    var instant: String

    @Option(help: "The folder of the rehearsal.")
    var output = "rehearsal"

    func validate() throws {
        guard JapanTime.parse(instant) != nil else {
            throw ValidationError("the instant must be RFC 3339, such as 2016-05-16T12:30:00+09:00")
        }
    }

    mutating func run() async throws {
        let national = try ConfigurationFile.read(NationalListeners.self, from: "\(output)/national/listeners.json")
        let platform = try ConfigurationFile.read(PlatformListeners.self, from: "\(output)/platform/listeners.json")
        let message = OperatorMessages.Clock(now: instant)
        // The platform last: it does what has become due, and asks the national side.
        try await PartyClockCall.set(message, national: national)
        try await OperatorConsole(platform: platform) { Date() }.put("/operator/clock", message)
        try moveTerminal()
        print("時計を \(JapanTime.japanese(JapanTime.parse(instant) ?? Date())) に進めました。")
    }

    private func moveTerminal() throws {
        let file = "\(output)/terminal/local.json"
        guard FileManager.default.fileExists(atPath: file), let now = JapanTime.parse(instant) else { return }
        var settings = try ConfigurationFile.read(LocalSettings.self, from: file)
        settings.secondsBehind = Date().timeIntervalSince(now)
        try ConfigurationFile.write(settings, to: file)
        try RehearsalFiles.protect(file)
    }
}
