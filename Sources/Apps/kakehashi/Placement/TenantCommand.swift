import ArgumentParser
import AuditLog
import Foundation
import Placement
import Storage
import Tenancy

/// Where servers' rows are, and how they are moved while the platform works.
struct TenantCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tenant", abstract: "Shows where servers' rows are, and has them moved to another database.",
        subcommands: [Places.self, Move.self, Undo.self])

    /// Lists the servers with their databases.
    struct Places: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "places", abstract: "Lists every server with the database that its rows are in.")

        @OptionGroup var place: PlacementPlace

        func run() async throws {
            let clusters = try await place.open()
            let (tenants, moves) = try await clusters.home.read { tx in
                (try TenantDirectory.all(in: tx), try TenantMoves.underWay(in: tx))
            }
            for tenant in tenants.map(\.identifier) {
                let move = moves.first { $0.tenant == tenant }.map { " \($0.state.rawValue) to \($0.target)" } ?? ""
                print("\(tenant) \(clusters.place(of: tenant.text))\(move)")
            }
        }
    }

    /// Orders a move and waits for its end.
    struct Move: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "move",
            abstract: "Has a running platform move one server's rows; exit status 3 when the move was undone.",
            discussion: """
                The server works on while its rows are copied, and waits for the few seconds in which what changed meanwhile \
                follows. Ended, this command may be run with --wait again; the platform goes on without it.
                """)

        @OptionGroup var place: PlacementPlace

        @Argument(help: "The server, such as 202029-mayor.")
        var tenant: String

        @Option(help: "The cluster, or home.")
        var to: String?

        @Flag(help: "Orders nothing: waits for the move that is under way.")
        var wait = false

        func validate() throws {
            guard wait != (to != nil) else { throw ValidationError("either --to or --wait") }
        }

        func run() async throws {
            let (clusters, tenant) = (try await place.open(), try PlacementPlace.tenant(tenant))
            if let to {
                try await PlacementPlace.told {
                    try await clusters.home.write { tx in
                        let move = try TenantMoves.order(
                            tenant, to: to, among: clusters.names, by: "operator:\(NSUserName())", at: Date(), in: tx)
                        try AdministrationRecord.append(
                            .tenantMoveOrdered, of: tenant.log,
                            subject: "move \(move.number) \(move.source) -> \(move.target)", in: tx)
                    }
                }
            }
            try await follow(tenant, in: clusters)
        }

        private func follow(_ tenant: TenantID, in clusters: Clusters) async throws {
            var said = ""
            while let move = try await clusters.home.read({ tx in try TenantMoves.last(of: tenant, in: tx) }) {
                let line = Self.line(move)
                if line != said { print(line) }
                said = line
                guard !move.state.isOver else {
                    if move.state == .undone { throw ExitCode(3) }
                    return
                }
                try await Task.sleep(for: .milliseconds(500))
            }
            throw ToolError("\(tenant) was never moved")
        }

        private static func line(_ move: TenantMove) -> String {
            var words = [
                "\(move.tenant) \(move.source) -> \(move.target)", move.state.rawValue, "\(move.copied) rows seen",
            ]
            if let digest = move.digest { words.append("\(digest)") }
            if let from = move.frozenAt, let until = move.openedAt {
                words.append(String(format: "stood still for %.2f s", until.timeIntervalSince(from)))
            }
            if !move.reason.isEmpty { words.append(move.reason) }
            return words.joined(separator: ", ")
        }
    }

    /// Has a move undone.
    struct Undo: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "undo", abstract: "Has a move undone that has not switched yet: the rows stay where they are.")

        @OptionGroup var place: PlacementPlace

        @Argument(help: "The server, such as 202029-mayor.")
        var tenant: String

        func run() async throws {
            let (clusters, tenant) = (try await place.open(), try PlacementPlace.tenant(tenant))
            try await PlacementPlace.told {
                try await clusters.home.write { tx in
                    let name = "operator:\(NSUserName())"
                    let move = try TenantMoves.undo(tenant, reason: "withdrawn by \(name)", at: Date(), in: tx)
                    try AdministrationRecord.append(
                        .tenantMoveWithdrawn, of: tenant.log,
                        subject: "move \(move.number) \(move.source) -> \(move.target)", in: tx)
                }
            }
            print("\(tenant): the move is being undone")
        }
    }
}

/// The platform whose servers they are.
struct PlacementPlace: ParsableArguments {
    @Option(help: "The platform's configuration.")
    var configuration: String

    func open() async throws -> Clusters {
        try await Self.told {
            try await ClusterDatabases(PlatformSettings.read(from: configuration)).open(at: Date())
        }
    }

    static func tenant(_ text: String) throws -> TenantID {
        guard let tenant = TenantID(text) else { throw ToolError("\(text) is no server's name, such as 202029-mayor") }
        return tenant
    }

    /// What stands in the way, in words for whoever typed the command.
    static func told<Answer>(_ work: () async throws -> Answer) async throws -> Answer {
        do {
            return try await work()
        } catch let error as PlacementError {
            throw ToolError("\(error)")
        } catch let error as JournalError {
            throw ToolError("\(error)")
        }
    }
}
