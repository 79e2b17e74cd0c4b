import WebServer

/// Every setting of `kakehashi platform serve`; `docs/operations/configuration.md` is written from here.
enum PlatformSettings {
    static let all: [Setting] = places + database + parties + operation + limits

    /// The settings as `serve` has them, for a command beside it that takes no flags for them.
    static func read(from file: String) async throws -> PlatformConfiguration {
        try await SettingsReader(all, file: file, flags: []).decoded(PlatformConfiguration.self)
    }

    private static let places = [
        Setting("folder", .text, "Folder of keys, files and, without a database, the SQLite file.", isNeeded: true),
        Setting("domain", .text, "The names of all servers end in this.", isNeeded: true),
        Setting("programmeFile", .text, "The programme: milestones, hours, windows.", isNeeded: true),
        Setting("holidaysFile", .text, "The public holidays.", isNeeded: true),
        Setting("provisionalMasterFile", .text, "The provisional 配信マスター of a new server.", isNeeded: true),
        Setting("localGovernmentsFile", .text, "Names in Latin letters and places on maps."),
        Setting("manualsFolder", .text, "The manuals, such as `docs/manual/ja`; without it サポートサイト shows none."),
        Setting(
            "sandbox", .truth, "Whether vendors try their systems here, who may take data away and play failures."),
        Setting("rehearseAt", .text, "An instant (RFC 3339) for a rehearsal; without it the machine's clock."),
        Setting(
            "network", .table, "The platform's own network: `repository`, `servers`, `serverPort`, `organisations`."),
        Setting("nameServer.hostsFolder", .text, "Where the name server reads names from.", isNeeded: true),
        Setting("nameServer.logFile", .text, "Where the name server writes what it was asked.", isNeeded: true),
    ]

    private static let database = [
        Setting(
            "database.place", .text, "A SQLite file, or a PostgreSQL connection as libpq reads it.", isSecret: true),
        Setting("database.schema", .text, "The schema of a PostgreSQL database."),
        Setting("database.readers", .number, "Connections to PostgreSQL that read, beside the one that writes."),
        Setting("database.patience", .number, "Seconds that a reader waits for a connection."),
        Setting("database.statementLimit", .number, "The longest that a statement may take, in seconds."),
        Setting(
            "storage.clusters", .table,
            "Databases beside that one, for tenants' rows: by name `place`, `schema`, … as of `database`."),
        Setting("storage.newTenants", .text, "The cluster on which new servers' rows are laid.", standard: "home"),
    ]

    private static let parties = [
        Setting("registrationAuthorityFile", .text, "LGPKI's certificate, PEM.", isNeeded: true),
        Setting(
            "registrationAuthorityList", .table, "Where LGPKI's revocation list is fetched: `name`, `address`, `port`."),
        Setting("interfaceSystem.name", .text, "インターフェイスシステム.", isNeeded: true),
        Setting("interfaceSystem.address", .text, "Its address.", isNeeded: true),
        Setting("interfaceSystem.port", .number, "Its port.", isNeeded: true),
        Setting(
            "coreSystem", .table,
            "コアシステム: `name`, `address`, `port`; without it 情報連携 is not open."),
        Setting(
            "personalPortal", .table,
            "マイナポータル's side for servers: `name`, `address`, `port`; without it notices wait."),
        Setting(
            "auditWitness", .table,
            "Who witnesses the audit logs: `listener`, `authorityFile`, `certificateFile`, `keyFile`."),
        Setting(
            "routes", .table, "Where packets to access points go, in place of a VPN device.",
            standard: "{\"entries\":{}}"),
        Setting("mail", .table, "How mail leaves; without it into a Maildir below the folder."),
        Setting("helpDesk.supportNetworks", .list, "The LGWAN ranges from which サポートサイト can be reached."),
        Setting("helpDesk.mailAddress", .text, "ヘルプデスク's own address."),
        Setting("helpDesk.incomingMail", .table, "Where an MTA hands mail in: `address`, `port`."),
    ]

    private static let operation = [
        Setting("operation.address", .text, "Where `/livez`, `/readyz` and `/metrics` are: of the operator's network."),
        Setting("operation.port", .number, "Their port; 0 is any free one, kept from then on."),
        Setting(
            "operation.farewell", .number,
            "Seconds between saying that it is not ready and refusing connections: as long as a load balancer takes to notice."
        ),
        Setting("node.name", .text, "Tells several processes behind the same addresses apart."),
        Setting("node.address", .text, "Where all listeners of this process are."),
        Setting("node.proxies", .list, "Load balancers whose PROXY header (version 2) is believed, and demanded."),
    ]

    private static let limits: [Setting] = {
        let own = ServerLimits()
        func limit(_ name: String, _ value: Int, _ meaning: String) -> Setting {
            Setting("limits.\(name)", .number, meaning, standard: String(value))
        }
        return [
            limit("running", own.running, "Requests that are worked on at the same time, over all sites."),
            limit("runningForEach", own.runningForEach, "Of these, of one site while another is about."),
            limit("runningAlone", own.runningAlone, "The same while no other has been about for a second."),
            limit("waitingForEach", own.waitingForEach, "Requests of one site that may wait; more are refused (429)."),
            limit("patience", own.patience, "Seconds that a request waits for its turn; then it is refused (503)."),
            limit("connections", own.connections, "Connections to one listener; more wait in the kernel."),
            limit("bodies", own.bodies, "Bytes of request bodies that are held, over all sites."),
            limit("bodiesForEach", own.bodiesForEach, "Of these, of one site."),
            limit("head", own.head, "Seconds until a connection has sent a request's head, handshake included."),
            limit("progress", own.progress, "Seconds between two looks at a body that arrives."),
            limit("leastProgress", own.leastProgress, "Bytes that must have come between two looks."),
            limit("idle", own.idle, "Seconds that a connection may stay without a request."),
            limit("drain", own.drain, "Seconds that requests under way get to end when the process stops."),
        ]
    }()
}
