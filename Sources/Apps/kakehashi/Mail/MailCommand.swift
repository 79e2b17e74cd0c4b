import ArgumentParser
import Foundation
import IncomingMail

/// Mail to ヘルプデスク, for an MTA's pipe.
struct MailCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mail", abstract: "Takes mail to the help desk from an MTA's pipe.", subcommands: [Receive.self])

    /// Puts one mail into the spool.
    struct Receive: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "receive",
            abstract: "Reads one mail from standard input and puts it into the platform's spool.",
            discussion: """
                For the pipe transport of an MTA, such as this line of Postfix's master.cf:
                  helpdesk unix - n n - - pipe user=kakehashi argv=/usr/bin/kakehashi mail receive --configuration FILE
                Exit status: 0 the mail is on the disk, 75 it is not and the MTA must come again (EX_TEMPFAIL).
                """)

        @Option(help: "The platform's configuration, JSON.")
        var configuration: String

        func run() async throws {
            do {
                let settings = try await PlatformSettings.read(from: configuration)
                let content = FileHandle.standardInput.readDataToEndOfFile()
                guard content.count <= MailSpool.largest else {
                    FileHandle.standardError.write(
                        Data("kakehashi mail receive: larger than \(MailSpool.largest) bytes\n".utf8))
                    // EX_DATAERR: coming again would not help.
                    throw ExitCode(65)
                }
                try MailSpool(folder: HelpDeskParts.spoolFolder(of: settings)).add([UInt8](content))
            } catch let code as ExitCode {
                throw code
            } catch {
                FileHandle.standardError.write(Data("kakehashi mail receive: \(error)\n".utf8))
                throw ExitCode(75)
            }
        }
    }
}
