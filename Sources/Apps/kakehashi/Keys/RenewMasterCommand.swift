import Accounts
import ArgumentParser
import AuditLog
import Foundation
import Placement
import ServerCertificates
import Storage
import Tenancy

extension KeysCommand {
    /// Another master key, while the platform works.
    struct RenewMaster: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "renew-master",
            abstract: "Makes a new master key, and with --finish seals everything under it and forgets the former one.",
            discussion: """
                In three steps: run it; restart every process of the platform, one after the other, which then know both keys; run it \
                with --finish. Interrupted, each step may be run again.
                """)

        @OptionGroup var place: KeysPlace

        @Flag(help: "Every process has been restarted: seals everything anew, and forgets the former key.")
        var finish = false

        func run() async throws {
            let (clusters, keys) = try await place.open()
            let files = MasterKeyFiles(folder: "\(try await place.settings.folder)/keys")
            guard finish else {
                try files.renew()
                try await clusters.home.write { tx in
                    try AdministrationRecord.append(.masterKeyMade, subject: "master.key", in: tx)
                }
                print("a new master key; restart every process of the platform, then: --finish")
                return
            }
            guard files.isBeingRenewed else {
                throw ToolError("there is no former master key; begin with `kakehashi keys renew-master`")
            }
            let vault = keys.vault
            let count = try files.reseal(with: vault)
            // Rows on their way could be read before and written after.
            guard try await clusters.home.read({ tx in try TenantMoves.underWay(in: tx) }).isEmpty else {
                throw ToolError("a server's rows are being moved; run it again when that has ended")
            }
            var rows = 0
            for database in clusters.all {
                rows += try await database.store.write { tx in
                    try AccountService.renewSecrets(with: vault, in: tx)
                        + CertificateService.renewKeys(with: vault, in: tx)
                }
            }
            let renewed = rows
            try await clusters.home.write { tx in
                try AdministrationRecord.append(
                    .masterKeyRenewed, subject: "files=\(count) rows=\(renewed)", in: tx)
            }
            try files.forget()
            print("sealed anew: \(count) files, \(rows) rows; the former master key is gone")
        }
    }
}

extension AuditEvent {
    static let masterKeyMade = AuditEvent("master-key.made", "Somebody made a new master key beside the one in force.")
    static let masterKeyRenewed = AuditEvent(
        "master-key.renewed", "Somebody sealed everything under the new master key and forgot the former one.")
}
