// swift-tools-version: 6.2
// The map of the house. A line reads as an arrow: a room, and the rooms it may look into.
// Kernel <- Infrastructure, Protocols <- capabilities (by party) <- Apps; `Tests/Architecture` holds the arrows.

import PackageDescription

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .treatAllWarnings(as: .error),
]

// MARK: - Libraries from outside

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let asn1 = Target.Dependency.product(name: "SwiftASN1", package: "swift-asn1")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let cryptoExtras = Target.Dependency.product(name: "CryptoExtras", package: "swift-crypto")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let grdbSQLite: Target.Dependency = .product(name: "GRDBSQLite", package: "GRDB.swift")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let hummingbirdCore = Target.Dependency.product(name: "HummingbirdCore", package: "hummingbird")
let hummingbirdTLS = Target.Dependency.product(name: "HummingbirdTLS", package: "hummingbird")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let configuration = Target.Dependency.product(name: "Configuration", package: "swift-configuration")
let coreMetrics = Target.Dependency.product(name: "CoreMetrics", package: "swift-metrics")
let metrics = Target.Dependency.product(name: "Metrics", package: "swift-metrics")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioHTTP1 = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let nioTLS = Target.Dependency.product(name: "NIOTLS", package: "swift-nio")
let nioSSL = Target.Dependency.product(name: "NIOSSL", package: "swift-nio-ssl")
let nioHTTPTypes = Target.Dependency.product(name: "NIOHTTPTypes", package: "swift-nio-extras")
let systemPackage = Target.Dependency.product(name: "SystemPackage", package: "swift-system")
let x509 = Target.Dependency.product(name: "X509", package: "swift-certificates")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")

// MARK: - Kinds of room

/// A library room at `Sources/<ring>/<name>`.
func room(
    _ ring: String, _ name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource] = [],
    settings: [SwiftSetting] = []
) -> Target {
    .target(
        name: name, dependencies: dependencies, path: "Sources/\(ring)/\(name)", exclude: ["README.md"],
        resources: resources, swiftSettings: strict + settings)
}

/// A C library from Debian behind a module map.
func system(_ name: String, package: String, pkgConfig: String? = nil) -> Target {
    .systemLibrary(
        name: name, path: "Sources/Infrastructure/\(name)", pkgConfig: pkgConfig, providers: [.apt([package])])
}

/// An executable at `Sources/Apps/<name>`.
func app(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .executableTarget(
        name: name, dependencies: dependencies, path: "Sources/Apps/\(name)", swiftSettings: strict)
}

/// The tests of one room or tier at `Tests/<name>`.
func tests(
    _ name: String, _ dependencies: [Target.Dependency], resources: [Resource] = [], exclude: [String] = []
) -> Target {
    .testTarget(
        name: name, dependencies: dependencies, path: "Tests/\(name)", exclude: exclude, resources: resources,
        swiftSettings: strict)
}

// MARK: - Rooms

let kernel: [Target] = [
    room("Kernel", "Identifiers"),
    room("Kernel", "ServiceCalendar"),
    room("Kernel", "AccessControl"),
    room("Kernel", "NumberScreen", ["Identifiers"]),
    room("Kernel", "Verdicts"),
    room("Kernel", "MerkleTree", [crypto]),
    room("Kernel", "SortedJSON"),
    room("Kernel", "TurnTaking"),
]

let infrastructure: [Target] = [
    system("CCares", package: "libc-ares-dev", pkgConfig: "libcares"),
    system("CCurl", package: "libcurl4-openssl-dev"),
    system("CLibPQ", package: "libpq-dev", pkgConfig: "libpq"),
    system("CGMime", package: "libgmime-3.0-dev", pkgConfig: "gmime-3.0"),
    system("CMark", package: "libcmark-gfm-dev", pkgConfig: "libcmark-gfm"),
    system("CQREncode", package: "libqrencode-dev", pkgConfig: "libqrencode"),
    system("CExpat", package: "libexpat1-dev", pkgConfig: "expat"),
    system("CXlsxWriter", package: "libxlsxwriter-dev", pkgConfig: "xlsxwriter"),
    system("CZip", package: "libzip-dev", pkgConfig: "libzip"),
    system("CZlib", package: "zlib1g-dev", pkgConfig: "zlib"),
    .systemLibrary(name: "CLinux", path: "Sources/Infrastructure/CLinux"),
    .target(name: "CWipedMemory", path: "Sources/Infrastructure/CWipedMemory", exclude: ["README.md"]),
    room("Infrastructure", "BackgroundWork"),
    room("Infrastructure", "ChildProcesses", ["CLinux"]),
    room("Infrastructure", "DelimitedText"),
    room("Infrastructure", "Storage", ["TurnTaking"]),
    room("Infrastructure", "StoragePostgres", ["CLibPQ", "Storage"]),
    room("Infrastructure", "StorageSQLite", ["Storage", grdb, grdbSQLite]),
    room("Infrastructure", "AuditLog", ["MerkleTree", "ServiceCalendar", "Storage", crypto]),
    room("Infrastructure", "Backup", ["Storage", crypto]),
    room("Infrastructure", "EvidenceSeal", ["Verdicts", crypto]),
    room("Infrastructure", "OutgoingMail", ["AuditLog", "CCurl", "Storage"]),
    room("Infrastructure", "PKI", [asn1, crypto, cryptoExtras, x509]),
    room("Infrastructure", "MutualTLS", ["Verdicts", "PKI", nioCore, nioHTTP1, nioPosix, nioSSL, nioTLS]),
    room("Infrastructure", "NameResolution", ["CCares"]),
    room("Infrastructure", "Spreadsheet", ["CXlsxWriter", "CZip"]),
    room(
        "Infrastructure", "DesignSystem", [mustache],
        resources: [.embedInCode("Assets"), .embedInCode("Page/page.mustache")]
            + [
                ("Diagram", ["diagram"]), ("Form", ["form", "field", "field-error", "field-state", "error-summary"]),
                ("Links", ["links"]),
                ("Notice", ["notice"]),
                ("Prose", ["heading", "subheading", "text", "list", "picture", "fixed"]),
                ("Steps", ["steps"]), ("Summary", ["summary"]),
                (
                    "Table",
                    [
                        "table", "table-cell", "table-text", "table-code", "table-state", "table-link", "table-button",
                    ]
                ),
                (
                    "Writing",
                    [
                        "phrases", "written-aside", "written-heading", "written-items", "written-paragraph",
                        "written-picture", "written-table",
                    ]
                ),
            ].flatMap { folder, templates in templates.map { .embedInCode("Components/\(folder)/\($0).mustache") } }),
    room("Infrastructure", "Markdown", ["CMark", "DesignSystem"]),
    room(
        "Infrastructure", "WebServer",
        [
            "AccessControl", "AuditLog", "DesignSystem", "EvidenceSeal", "Identifiers", "MutualTLS", "PKI",
            "ServiceCalendar", "Storage", "TurnTaking", "Verdicts", crypto, httpTypes, hummingbird, hummingbirdCore,
            hummingbirdTLS, logging, metrics, nioCore, nioHTTP1, nioHTTPTypes, nioPosix, nioSSL,
        ],
        // A request passes through a dozen functions that wait: each would ask the runtime where it is to run.
        settings: [.enableUpcomingFeature("NonisolatedNonsendingByDefault")]),
    room("Infrastructure", "Metering", [coreMetrics]),
]

let protocols: [Target] = [
    room("Protocols", "NationalProtocol", ["Identifiers", "MerkleTree", "SortedJSON"]),
    room(
        "Protocols", "OrganisationProtocol", ["Identifiers", "SortedJSON"], resources: [.embedInCode("openapi.yaml")]),
    room("Protocols", "ReplicaFiles", ["CExpat", "CZlib", "Identifiers", "OrganisationProtocol", "ServiceCalendar"]),
]

let intermediateServer: [Target] = [
    room("IntermediateServer", "Tenancy", ["Identifiers", "Storage", crypto]),
    room(
        "IntermediateServer", "Placement",
        ["AuditLog", "Backup", "Identifiers", "ServiceCalendar", "Storage", "Tenancy", "WebServer"]),
    room(
        "IntermediateServer", "Accounts",
        [
            "AccessControl", "AuditLog", "CQREncode", "DelimitedText", "DesignSystem", "PKI", "ServiceCalendar",
            "Storage",
            "WebServer", crypto, cryptoExtras, httpTypes,
        ]),
    room(
        "IntermediateServer", "ServerCertificates",
        [
            "AccessControl", "AuditLog", "DesignSystem", "Identifiers", "MutualTLS", "PKI", "ServiceCalendar",
            "Storage", "Tenancy", "Verdicts", "WebServer", httpTypes,
        ]),
    room(
        "IntermediateServer", "Masters",
        [
            "AccessControl", "AuditLog", "DesignSystem", "Identifiers", "NationalProtocol", "OrganisationProtocol",
            "ServiceCalendar", "Storage", "Tenancy", "WebServer", crypto, httpTypes,
        ]),
    room(
        "IntermediateServer", "ServiceState",
        ["AccessControl", "AuditLog", "OrganisationProtocol", "ServiceCalendar", "WebServer", httpTypes]),
    room(
        "IntermediateServer", "AtenaNumbers",
        [
            "AccessControl", "AuditLog", "Identifiers", "OrganisationProtocol", "ServiceCalendar", "Storage", "Tenancy",
            "WebServer", httpTypes,
        ]),
    room(
        "IntermediateServer", "CodeAcquisition",
        [
            "AccessControl", "AtenaNumbers", "AuditLog", "BackgroundWork", "DesignSystem", "Identifiers", "MutualTLS",
            "NationalProtocol", "OrganisationProtocol", "ServerCertificates", "ServiceCalendar", "Storage", "Tenancy",
            "Verdicts",
            "WebServer", httpTypes,
        ]),
    room(
        "IntermediateServer", "ReplicaRegistration",
        [
            "AccessControl", "AtenaNumbers", "AuditLog", "BackgroundWork", "DesignSystem", "Identifiers", "Masters",
            "OrganisationProtocol", "ReplicaFiles", "ServiceCalendar", "SortedJSON", "Storage", "Tenancy", "WebServer",
            crypto, httpTypes,
        ]),
    room(
        "IntermediateServer", "RequestFiles",
        [
            "AccessControl", "AuditLog", "OrganisationProtocol", "ServiceCalendar", "Storage", "Tenancy", "WebServer",
            crypto, httpTypes,
        ]),
    room(
        "IntermediateServer", "ReplicaDisclosure",
        [
            "AccessControl", "AtenaNumbers", "AuditLog", "Identifiers", "OrganisationProtocol", "ReplicaRegistration",
            "RequestFiles", "Storage", "Tenancy", "WebServer",
        ]),
    room(
        "IntermediateServer", "CoreLink",
        [
            "BackgroundWork", "Identifiers", "Masters", "MutualTLS", "NationalProtocol", "OrganisationProtocol", "PKI",
            "ServerCertificates", "ServiceCalendar", "SortedJSON", "Storage", "Tenancy", "Verdicts", "WebServer",
            crypto,
        ]),
    room(
        "IntermediateServer", "InformationInquiries",
        [
            "AccessControl", "AtenaNumbers", "AuditLog", "BackgroundWork", "CodeAcquisition", "CoreLink",
            "DesignSystem",
            "Identifiers", "Masters", "NationalProtocol", "OrganisationProtocol", "ReplicaFiles", "RequestFiles",
            "ServiceCalendar", "SortedJSON", "Storage", "Tenancy", "WebServer", crypto, httpTypes,
        ]),
    room(
        "IntermediateServer", "InformationProvision",
        [
            "AccessControl", "AtenaNumbers", "AuditLog", "CodeAcquisition", "CoreLink", "DesignSystem",
            "Identifiers", "Masters", "NationalProtocol", "OrganisationProtocol", "ReplicaDisclosure",
            "ReplicaRegistration", "RequestFiles", "ServiceCalendar", "SortedJSON", "Storage", "Tenancy", "WebServer",
            crypto, httpTypes,
        ]),
    room(
        "IntermediateServer", "DisclosureRecords",
        [
            "AccessControl", "AtenaNumbers", "AuditLog", "BackgroundWork", "CoreLink", "DesignSystem", "Identifiers",
            "NationalProtocol", "NumberScreen", "OrganisationProtocol", "RequestFiles", "ServiceCalendar", "Storage",
            "Tenancy", "WebServer", crypto, httpTypes,
        ]),
    room(
        "IntermediateServer", "PersonalNotices",
        [
            "AccessControl", "AtenaNumbers", "AuditLog", "BackgroundWork", "CodeAcquisition", "CoreLink",
            "Identifiers", "MutualTLS", "NationalProtocol", "NumberScreen", "OrganisationProtocol", "RequestFiles",
            "ServerCertificates", "ServiceCalendar", "Storage", "Tenancy", "WebServer", httpTypes,
        ]),
    room(
        "IntermediateServer", "SelfDisclosure",
        [
            "AccessControl", "AtenaNumbers", "AuditLog", "BackgroundWork", "CodeAcquisition", "CoreLink",
            "Identifiers", "MutualTLS", "NationalProtocol", "OrganisationProtocol", "ReplicaDisclosure",
            "ReplicaRegistration", "RequestFiles", "ServerCertificates", "ServiceCalendar", "Storage", "Tenancy",
            "WebServer", httpTypes,
        ]),
    room(
        "IntermediateServer", "BasicFour",
        [
            "AccessControl", "AtenaNumbers", "AuditLog", "DesignSystem", "Identifiers", "MutualTLS",
            "OrganisationProtocol", "ReplicaRegistration", "ServerCertificates", "ServiceCalendar", "Tenancy",
            "Verdicts", "WebServer", httpTypes,
        ]),
    room(
        "IntermediateServer", "AuditTrail",
        [
            "AccessControl", "AuditLog", "DesignSystem", "Identifiers", "MerkleTree", "ServiceCalendar", "Storage",
            "Tenancy",
            "WebServer", httpTypes,
        ]),
    room(
        "IntermediateServer", "OperationSupport",
        [
            "AccessControl", "AuditLog", "DesignSystem", "Identifiers", "OrganisationProtocol", "ReplicaFiles",
            "ReplicaRegistration", "ServiceCalendar", "Tenancy", "WebServer", httpTypes,
        ]),
]

let otherParties: [Target] = [
    room(
        "PublicRepository", "PublicRepository",
        ["AccessControl", "AuditLog", "PKI", "Storage", "WebServer", httpTypes]),
    room(
        "NationalReference", "CoreSystem",
        [
            "AccessControl", "AuditLog", "BackgroundWork", "Identifiers", "NationalProtocol", "ServiceCalendar",
            "SortedJSON", "Storage", "WebServer", crypto, cryptoExtras, httpTypes,
        ]),
    room(
        "NationalReference", "InterfaceSystem",
        [
            "AccessControl", "AuditLog", "Identifiers", "NationalProtocol", "ServiceCalendar", "Storage", "WebServer",
            httpTypes,
        ]),
    room(
        "NationalReference", "AuditWitness",
        ["AccessControl", "AuditLog", "MerkleTree", "NationalProtocol", "Storage", "WebServer", httpTypes]),
    room(
        "NationalReference", "RegistrationAuthority",
        [
            "AccessControl", "AuditLog", "DesignSystem", "NationalProtocol", "PKI", "ServiceCalendar", "Storage",
            "WebServer", httpTypes,
        ]),
    room(
        "NationalReference", "PersonalPortal",
        [
            "AccessControl", "AuditLog", "DesignSystem", "Identifiers", "MutualTLS", "NationalProtocol", "PKI",
            "ServiceCalendar", "Storage", "WebServer", httpTypes,
        ]),
    room(
        "OrganisationReference", "AtenaSystem",
        ["AccessControl", "AuditLog", "Identifiers", "OrganisationProtocol", "WebServer", httpTypes]),
    room(
        "OrganisationReference", "LegacySystem",
        ["AccessControl", "AuditLog", "OrganisationProtocol", "WebServer", httpTypes]),
    room(
        "OrganisationReference", "ResidentRegistry",
        [
            "AccessControl", "AuditLog", "Identifiers", "OrganisationProtocol", "ServiceCalendar", "WebServer",
            httpTypes,
            nioCore, nioPosix,
        ]),
    room(
        "ConnectionTest", "ConnectionTest",
        [
            "EvidenceSeal", "Identifiers", "MutualTLS", "NameResolution", "OrganisationProtocol", "PKI",
            "ServiceCalendar", "Verdicts",
        ]),
    room("ConnectionTest", "TestReports", ["ServiceCalendar", "Verdicts"]),
    room(
        "ConnectionTest", "ServerWatch",
        ["ConnectionTest", "ServiceCalendar", "Verdicts", nioCore, nioHTTP1, nioPosix]),
    room("ConnectionTest", "UserTrust", ["ChildProcesses", "PKI"]),
]

let readinessAndSupport: [Target] = [
    room("Support", "ContactHours", ["ServiceCalendar"]),
    room("Support", "Attachments", ["NumberScreen", "WebServer", crypto]),
    room("Support", "SupportSearch", ["Storage"]),
    room(
        "Support", "Tickets",
        [
            "AccessControl", "Attachments", "AuditLog", "ContactHours", "Identifiers", "NumberScreen", "OutgoingMail",
            "ServiceCalendar", "Storage", "SupportSearch", "WebServer",
        ]),
    room(
        "Support", "NoticeBoard",
        [
            "AccessControl", "AuditLog", "ContactHours", "DesignSystem", "Identifiers", "NoticeForms", "OutgoingMail",
            "RollUp", "ServiceCalendar", "Storage", "SupportSearch", "WebServer", httpTypes,
        ]),
    room(
        "Support", "Library",
        [
            "AccessControl", "AuditLog", "DesignSystem", "Markdown", "NumberScreen", "ServiceCalendar", "Storage",
            "SupportSearch", "WebServer", httpTypes,
        ]),
    room(
        "Support", "Manuals",
        [
            "AccessControl", "AuditLog", "DesignSystem", "Library", "Markdown", "Storage", "SupportSearch", "WebServer",
            httpTypes, yams,
        ]),
    room(
        "Support", "SupportMembers",
        [
            "AccessControl", "Accounts", "AuditLog", "DesignSystem", "Identifiers", "NoticeBoard", "NoticeForms",
            "OutgoingMail", "ServiceCalendar", "Storage", "SupportSite", "WebServer", httpTypes,
        ]),
    room(
        "Support", "Inquiries",
        [
            "AccessControl", "Attachments", "AuditLog", "ContactHours", "DesignSystem", "Identifiers", "NumberScreen",
            "ServiceCalendar", "Storage", "SupportSearch", "SupportSite", "Tickets", "WebServer", httpTypes,
        ]),
    room(
        "Support", "Desk",
        [
            "AccessControl", "Accounts", "AuditLog", "ContactHours", "DesignSystem", "Identifiers", "Inquiries",
            "Programme", "ReadinessLedger", "ServiceCalendar", "Storage", "SupportMembers", "SupportSearch",
            "SupportSite", "Tickets", "WebServer", httpTypes,
        ]),
    room(
        "Support", "IncomingMail",
        [
            "AccessControl", "Attachments", "AuditLog", "CGMime", "Identifiers", "Storage", "SupportMembers",
            "SupportSite", "Tickets", "WebServer", crypto, nioCore, nioPosix,
        ]),
    room("Readiness", "Programme", ["Identifiers", "ServiceCalendar", yams]),
    room("Readiness", "NoticeForms", ["Identifiers", yams]),
    room("Readiness", "NoticeWorkbooks", ["Identifiers", "NoticeForms", "Spreadsheet"]),
    room("Readiness", "Worksheet", ["Identifiers", "Programme", "ServiceCalendar", "Spreadsheet", "Verdicts"]),
    room(
        "Readiness", "ReadinessLedger",
        [
            "AccessControl", "AuditLog", "EvidenceSeal", "Identifiers", "Programme", "ServiceCalendar", "Storage",
            "Verdicts", "WebServer",
        ]),
    room(
        "Readiness", "Coverage",
        ["Identifiers", "NoticeForms", "ServiceCalendar", "Storage", "Verdicts", "Worksheet"]),
    room("Readiness", "TaskFlow", ["DesignSystem", "Identifiers", "Programme", "ReadinessLedger", "ServiceCalendar"]),
    room(
        "Readiness", "Schedule",
        [
            "AuditLog", "DesignSystem", "Identifiers", "Programme", "ReadinessLedger", "ServiceCalendar",
            "Spreadsheet", "Storage",
        ]),
    room(
        "Readiness", "RollUp",
        [
            "AuditLog", "Identifiers", "NoticeForms", "OutgoingMail", "Programme", "ReadinessLedger",
            "ServiceCalendar", "Storage",
        ]),
    room(
        "Support", "SupportSite",
        [
            "AccessControl", "Accounts", "AuditLog", "Coverage", "DesignSystem", "HelpDesk", "Identifiers",
            "NoticeForms", "NoticeWorkbooks", "PKI", "Programme", "ReadinessLedger", "Schedule", "ServiceCalendar",
            "Spreadsheet", "Storage", "TaskFlow",
            "Verdicts", "WebServer", "Worksheet", httpTypes,
        ]),
    room(
        "Support", "FollowUp",
        [
            "AccessControl", "Accounts", "AuditLog", "DelimitedText", "DesignSystem", "Identifiers", "NoticeForms",
            "OutgoingMail", "Programme", "RollUp", "ServiceCalendar", "Spreadsheet", "Storage", "WebServer", httpTypes,
        ]),
    room(
        "Support", "NetworkCheck",
        [
            "AccessControl", "AuditLog", "DesignSystem", "Identifiers", "NetworkPicture", "NetworkWorksheet",
            "NoticeForms", "Reachability", "ServiceCalendar", "Spreadsheet", "Storage", "SupportSite", "VPNDevice",
            "Verdicts", "WebServer", "Worksheet", httpTypes,
        ]),
    room(
        "Support", "ChecklistReview",
        [
            "AccessControl", "AuditLog", "DesignSystem", "Identifiers", "ReadinessLedger", "ServiceCalendar",
            "Spreadsheet", "Storage", "SupportSite", "Verdicts", "WebServer", "Worksheet", httpTypes,
        ]),
    room(
        "Support", "NoticeReview",
        [
            "AccessControl", "AuditLog", "DesignSystem", "Identifiers", "ServiceCalendar", "Storage", "SupportSite",
            "WebServer", httpTypes,
        ]),
    room(
        "Support", "HelpDesk",
        ["Identifiers", "ReadinessLedger", "Spreadsheet", "Storage", "WebServer", "Worksheet"]),
]

let network: [Target] = [
    room("Network", "VPNDevice", ["DelimitedText", "NoticeForms", yams]),
    room("Network", "Reachability", ["Identifiers", "NoticeForms", "VPNDevice", "Verdicts"]),
    room(
        "Network", "NetworkLab",
        ["CLinux", "ChildProcesses", "Identifiers", "NoticeForms", "Reachability", "VPNDevice", "Verdicts"]),
    room("Network", "NetworkPicture", ["Identifiers", "NoticeForms", "Reachability", "VPNDevice", "Verdicts"]),
    room("Network", "NetworkWorksheet", ["Reachability", "Spreadsheet", "VPNDevice", "Worksheet"]),
]

let apps: [Target] = [
    app(
        "kakehashi",
        [
            "AccessControl", "Accounts", "AtenaNumbers", "AtenaSystem", "Attachments", "AuditLog", "AuditTrail",
            "AuditWitness", "BackgroundWork", "Backup", "BasicFour", "CWipedMemory", "ChecklistReview",
            "ChildProcesses", "CodeAcquisition", "ConnectionTest", "CoreLink", "CoreSystem", "Coverage",
            "DesignSystem", "Desk", "DisclosureRecords", "FollowUp", "HelpDesk", "Identifiers", "IncomingMail",
            "InformationInquiries", "InformationProvision", "Inquiries", "InterfaceSystem", "LegacySystem", "Library",
            "Manuals", "Masters", "MerkleTree", "Metering", "MutualTLS", "NationalProtocol", "NetworkCheck",
            "NetworkLab", "NetworkPicture", "NetworkWorksheet", "NoticeBoard", "NoticeForms", "NoticeReview",
            "NoticeWorkbooks", "OperationSupport", "OrganisationProtocol", "OutgoingMail", "PKI", "PersonalNotices",
            "PersonalPortal", "Placement", "Programme", "PublicRepository", "Reachability", "ReadinessLedger",
            "RegistrationAuthority", "ReplicaDisclosure", "ReplicaRegistration", "RequestFiles", "ResidentRegistry",
            "RollUp", "Schedule", "SelfDisclosure", "ServerCertificates", "ServiceCalendar", "ServiceState",
            "Spreadsheet", "Storage", "StoragePostgres", "StorageSQLite", "SupportMembers", "SupportSearch",
            "SupportSite", "Tenancy", "TestReports", "Tickets", "VPNDevice", "Verdicts", "WebServer", "Worksheet",
            argumentParser, configuration, crypto, httpTypes, logging, metrics, systemPackage,
        ]),
    app(
        "kakehashi-check",
        [
            "ConnectionTest", "Identifiers", "NameResolution", "NetworkPicture", "NoticeForms", "OrganisationProtocol",
            "PKI", "Reachability", "ServerWatch", "ServiceCalendar", "TestReports", "UserTrust", "VPNDevice",
            "Verdicts", argumentParser,
        ]),
    app("kakehashi-check-sheet", ["Identifiers", "Spreadsheet", "Verdicts", "Worksheet", argumentParser]),
]

let testTargets: [Target] = [
    .target(
        name: "EveryEngine", dependencies: ["Storage", "StoragePostgres", "StorageSQLite"], path: "Tests/EveryEngine",
        exclude: ["README.md"], swiftSettings: strict),
    .target(
        name: "PagesInProcess",
        dependencies: [
            "AccessControl", "PKI", "ServiceCalendar", "Storage", "WebServer", httpTypes, logging,
        ],
        path: "Tests/PagesInProcess", exclude: ["README.md"], swiftSettings: strict),
    .target(name: "SeededChance", path: "Tests/SeededChance", exclude: ["README.md"], swiftSettings: strict),
    tests(
        "AccountsTests",
        [
            "AccessControl", "Accounts", "AuditLog", "EveryEngine", "PKI", "SeededChance", "Storage", "StorageSQLite",
            "WebServer",
        ]),
    tests("ArchitectureTests", []),
    tests(
        "CheckTests",
        [
            "ConnectionTest", "EvidenceSeal", "MutualTLS", "OrganisationProtocol", "PKI", "ServerWatch", "TestReports",
            "UserTrust", "Verdicts",
        ]),
    tests("BasicFourTests", ["BasicFour", "Identifiers", "OrganisationProtocol", "Verdicts"]),
    tests("AttachmentsTests", ["Attachments"]),
    tests("BackgroundWorkTests", ["BackgroundWork"]),
    tests("BackupTests", ["Backup", "Storage", "StoragePostgres", "StorageSQLite"]),
    tests(
        "AuditLogTests",
        ["AuditLog", "MerkleTree", "SeededChance", "Storage", "StoragePostgres", "StorageSQLite"]),
    tests(
        "AuditWitnessTests", ["AuditWitness", "MerkleTree", "NationalProtocol"]),
    tests(
        "AuditTrailTests",
        [
            "AccessControl", "AuditLog", "AuditTrail", "Identifiers", "MerkleTree", "Storage", "StorageSQLite",
            "Tenancy", "WebServer",
        ]),
    tests("MerkleTreeTests", ["MerkleTree"]),
    tests(
        "AtenaNumbersTests",
        [
            "AccessControl", "AtenaNumbers", "AuditLog", "Identifiers", "OrganisationProtocol", "Storage",
            "StorageSQLite", "Tenancy", "WebServer",
        ]),
    tests(
        "CodeAcquisitionTests",
        [
            "AccessControl", "AtenaNumbers", "AuditLog", "CodeAcquisition", "Identifiers", "OrganisationProtocol",
            "ServiceCalendar", "Storage", "StorageSQLite", "Tenancy", "Verdicts", "WebServer",
        ]),
    tests(
        "LinkageTests",
        [
            "AccessControl", "AtenaNumbers", "AuditLog", "CodeAcquisition", "CoreLink", "CoreSystem", "EveryEngine",
            "Identifiers", "InformationInquiries", "InformationProvision", "Masters", "NationalProtocol",
            "OrganisationProtocol", "PKI", "ReplicaDisclosure", "ReplicaRegistration", "RequestFiles", "SeededChance",
            "ServiceCalendar", "Storage", "StorageSQLite", "Tenancy", "WebServer", crypto,
        ]),
    tests("ChildProcessesTests", ["ChildProcesses"]),
    tests("CoverageTests", ["Coverage", "Identifiers", "NoticeForms", "ServiceCalendar", "Verdicts"]),
    tests("ContactHoursTests", ["ContactHours", "SeededChance", "ServiceCalendar"]),
    tests(
        "DisclosureRecordsTests",
        [
            "AccessControl", "AtenaNumbers", "AuditLog", "CoreLink", "DisclosureRecords", "Identifiers",
            "NationalProtocol", "OrganisationProtocol", "ServiceCalendar", "Storage", "StoragePostgres",
            "StorageSQLite", "Tenancy", "WebServer",
        ]),
    tests("DesignSystemTests", ["DesignSystem"]),
    tests("IdentifiersTests", ["Identifiers"]),
    tests(
        "IsolationTests",
        [
            "AccessControl", "Accounts", "AuditLog", "Identifiers", "NoticeForms", "PKI", "ServerCertificates",
            "ServiceCalendar", "Storage", "StoragePostgres",
            "SupportSite", "Tenancy", "WebServer", "kakehashi", grdb, httpTypes, logging,
        ]),
    tests(
        "MastersTests",
        [
            "AccessControl", "AuditLog", "Identifiers", "Masters", "PKI", "PagesInProcess", "ServiceCalendar",
            "Storage",
            "StorageSQLite", "Tenancy", "WebServer", httpTypes,
        ]),
    .executableTarget(
        name: "HostileProbes",
        dependencies: [
            "ConnectionTest", "MutualTLS", "NameResolution", "OrganisationProtocol", "PKI", "ServiceCalendar",
            "Verdicts",
        ],
        path: "Tests/HostileProbes", exclude: ["README.md"], swiftSettings: strict),
    .executableTarget(
        name: "HelpDeskLoad",
        dependencies: [
            "AccessControl", "Attachments", "AuditLog", "ContactHours", "Identifiers", "Library", "OutgoingMail",
            "ServiceCalendar", "Storage", "StoragePostgres", "StorageSQLite", "Tickets", "WebServer", argumentParser,
        ],
        path: "Tests/HelpDeskLoad", exclude: ["README.md"], swiftSettings: strict),
    tests("MutualTLSTests", ["MutualTLS", "PKI", "Verdicts", nioCore, nioPosix, nioSSL, nioTLS]),
    tests("NameResolutionTests", ["NameResolution"]),
    tests("NoticeFormsTests", ["Identifiers", "NoticeForms", "NoticeWorkbooks", "Spreadsheet"]),
    tests(
        "OfficeTests",
        [
            "ChildProcesses", "Identifiers", "NoticeForms", "NoticeWorkbooks", "Programme", "ServiceCalendar",
            "Spreadsheet", "Verdicts", "Worksheet",
        ]),
    tests(
        "OperationSupportTests",
        ["Identifiers", "OperationSupport", "OrganisationProtocol", "ReplicaRegistration", "WebServer"]),
    tests(
        "OperationTests",
        [
            "Identifiers", "Metering", "Storage", "StoragePostgres", "StorageSQLite", "Tenancy", "WebServer",
            "kakehashi",
            coreMetrics,
        ], exclude: ["Databases"]),
    tests("OutgoingMailTests", ["AuditLog", "OutgoingMail", "Storage", "StorageSQLite"]),
    tests(
        "FollowUpTests",
        [
            "AccessControl", "Accounts", "AuditLog", "FollowUp", "Identifiers", "NoticeForms", "OutgoingMail", "PKI",
            "Programme", "RollUp", "ServiceCalendar", "Spreadsheet", "Storage", "StorageSQLite", "WebServer", httpTypes,
            logging,
        ]),
    tests(
        "RollUpTests",
        [
            "AuditLog", "EveryEngine", "Identifiers", "NoticeForms", "OutgoingMail", "Programme", "ReadinessLedger",
            "RollUp",
            "ServiceCalendar", "Storage",
        ]),
    tests(
        "NoticeBoardTests",
        [
            "AccessControl", "AuditLog", "ContactHours", "Identifiers", "NoticeBoard", "OutgoingMail", "RollUp",
            "ServiceCalendar", "Storage", "StorageSQLite", "SupportSearch", "WebServer",
        ]),
    tests("NumberScreenTests", ["Identifiers", "NumberScreen", "SeededChance"]),
    tests("PKITests", ["PKI", "SeededChance"]),
    tests(
        "PlacementTests",
        [
            "AccessControl", "Accounts", "AuditLog", "Backup", "DisclosureRecords", "EveryEngine", "Identifiers",
            "NoticeForms", "OrganisationProtocol", "PKI", "Placement", "Programme", "ReadinessLedger",
            "ServerCertificates", "ServiceCalendar", "Storage", "SupportSite", "Tenancy", "WebServer", "kakehashi",
            httpTypes, logging,
        ]),
    tests("ReplicaFilesTests", ["Identifiers", "OrganisationProtocol", "ReplicaFiles", "SeededChance"]),
    tests("ProgrammeTests", ["Identifiers", "Programme", "ServiceCalendar"]),
    tests(
        "ReadinessLedgerTests",
        [
            "AccessControl", "AuditLog", "EvidenceSeal", "Identifiers", "Programme", "ReadinessLedger",
            "ServiceCalendar", "Storage", "StorageSQLite", "Verdicts", "WebServer",
        ]),
    tests(
        "ReplicaRegistrationTests",
        [
            "AccessControl", "AtenaNumbers", "AuditLog", "Identifiers", "Masters", "OrganisationProtocol",
            "ReplicaFiles", "ReplicaRegistration", "ServiceCalendar", "Storage", "StorageSQLite", "Tenancy",
            "WebServer", crypto,
        ]),
    tests(
        "ReplicaDisclosureTests",
        [
            "AccessControl", "AtenaNumbers", "AuditLog", "EveryEngine", "Identifiers", "OrganisationProtocol",
            "ReplicaDisclosure", "ReplicaRegistration", "RequestFiles", "Storage", "Tenancy", "WebServer",
        ]),
    tests(
        "ScenarioTests",
        [
            "Identifiers", "MutualTLS", "PKI", "ServiceCalendar", "Spreadsheet", "Verdicts", "Worksheet", "kakehashi",
            "kakehashi-check", "kakehashi-check-sheet",
        ]),
    tests(
        "ServerCertificatesTests",
        [
            "AccessControl", "AuditLog", "Identifiers", "PKI", "ServerCertificates", "Storage", "StorageSQLite",
            "Tenancy", "WebServer",
        ]),
    tests(
        "ScheduleTests",
        [
            "DesignSystem", "Identifiers", "Programme", "ReadinessLedger", "Schedule", "ServiceCalendar",
            "Spreadsheet", "TaskFlow",
        ]),
    tests("SortedJSONTests", ["Identifiers", "NationalProtocol", "OrganisationProtocol", "SortedJSON"]),
    tests("ServiceStateTests", ["OrganisationProtocol", "ServiceCalendar", "ServiceState"]),
    tests("ServiceCalendarTests", ["ServiceCalendar"]),
    tests("SpreadsheetTests", ["CZip", "Spreadsheet"]),
    tests("StorageContractTests", ["Storage", "StoragePostgres", "StorageSQLite"]),
    tests(
        "SupportSiteTests",
        [
            "AccessControl", "Accounts", "AuditLog", "Coverage", "HelpDesk", "Identifiers", "PKI", "PagesInProcess",
            "Programme", "ReadinessLedger", "Schedule", "ServiceCalendar", "Storage", "StorageSQLite", "SupportSite",
            "WebServer", httpTypes,
        ]),
    tests(
        "SupportSearchTests", ["EveryEngine", "SeededChance", "Storage", "SupportSearch"]),
    tests(
        "TicketsTests",
        [
            "AccessControl", "Attachments", "AuditLog", "ContactHours", "EveryEngine", "Identifiers", "OutgoingMail",
            "ServiceCalendar", "Storage", "SupportSearch", "Tickets", "WebServer",
        ]),
    tests(
        "LibraryTests",
        [
            "AccessControl", "AuditLog", "EveryEngine", "Library", "PagesInProcess", "ServiceCalendar", "Storage",
            "SupportSearch", "WebServer", httpTypes,
        ]),
    tests(
        "ManualsTests",
        ["AuditLog", "DesignSystem", "EveryEngine", "Library", "Manuals", "Markdown", "Storage", "SupportSearch"]),
    tests(
        "SupportMembersTests",
        [
            "AccessControl", "Accounts", "AuditLog", "Identifiers", "NoticeBoard", "PKI", "SeededChance", "Storage",
            "StorageSQLite", "SupportMembers", "SupportSearch", "WebServer",
        ]),
    tests(
        "IncomingMailTests",
        [
            "AccessControl", "Attachments", "AuditLog", "ContactHours", "Identifiers", "IncomingMail", "NumberScreen",
            "OutgoingMail", "SeededChance", "ServiceCalendar", "Storage", "StorageSQLite", "SupportMembers",
            "SupportSearch", "SupportSite", "Tickets", "WebServer",
        ]),
    tests("TenancyTests", ["Identifiers", "Storage", "StoragePostgres", "StorageSQLite", "Tenancy"]),
    tests(
        "PersonalNoticesTests",
        [
            "AccessControl", "AtenaNumbers", "AuditLog", "CodeAcquisition", "CoreLink", "EveryEngine", "Identifiers",
            "NationalProtocol", "OrganisationProtocol", "PersonalNotices", "ServiceCalendar", "Storage", "Tenancy",
            "WebServer",
        ]),
    tests(
        "PersonalPortalTests",
        [
            "AccessControl", "AuditLog", "CoreSystem", "EveryEngine", "Identifiers", "NationalProtocol", "PKI",
            "PersonalPortal", "ServiceCalendar", "Storage", "StorageSQLite", "WebServer", httpTypes, logging,
        ]),
    tests(
        "SelfDisclosureTests",
        [
            "EveryEngine", "Identifiers", "OrganisationProtocol", "ReplicaRegistration", "SelfDisclosure", "Storage",
            "Tenancy",
        ]),
    tests("VerdictsTests", ["Verdicts"]),
    tests(
        "WebServerTests",
        [
            "AccessControl", "AuditLog", "DesignSystem", "Identifiers", "PKI", "ServiceCalendar", "Storage",
            "StorageSQLite", "WebServer", httpTypes, logging,
        ]),
    tests(
        "LabTests",
        [
            "ChildProcesses", "Identifiers", "NetworkLab", "NetworkPicture", "NetworkWorksheet", "NoticeForms",
            "Reachability", "SeededChance", "Spreadsheet", "VPNDevice", "Verdicts", "Worksheet",
        ]),
    tests(
        "VPNDeviceTests",
        ["NetworkWorksheet", "NoticeForms", "Reachability", "SeededChance", "Spreadsheet", "VPNDevice"]),
    tests("WorksheetTests", ["Identifiers", "Programme", "ServiceCalendar", "Spreadsheet", "Verdicts", "Worksheet"]),
]

let package = Package(
    name: "kakehashi",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "kakehashi", targets: ["kakehashi"]),
        .executable(name: "kakehashi-check", targets: ["kakehashi-check"]),
        .executable(name: "kakehashi-check-sheet", targets: ["kakehashi-check-sheet"]),
        // For `Fuzz/` alone, which is a package of its own and can reach nothing else.
        .library(name: "PKI", targets: ["PKI"]),
        // For `Benchmarks/` alone.
        .library(
            name: "ConnectionTest",
            targets: ["ConnectionTest", "NameResolution", "OrganisationProtocol", "PKI", "ServiceCalendar", "Verdicts"]),
        .library(
            name: "AuditLog", targets: ["AuditLog", "MerkleTree", "Storage", "StoragePostgres", "StorageSQLite"]),
        .library(name: "ReplicaFiles", targets: ["ReplicaFiles", "OrganisationProtocol"]),
        .library(
            name: "NetworkWorksheet",
            targets: ["NetworkWorksheet", "NoticeForms", "Reachability", "Spreadsheet", "VPNDevice"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-asn1", from: "1.7.0"),
        .package(url: "https://github.com/apple/swift-certificates", from: "1.21.0"),
        .package(
            url: "https://github.com/apple/swift-configuration", from: "1.4.0",
            traits: [.defaults, "CommandLineArguments"]),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.0"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.0"),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.0"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
    ],
    targets: kernel + infrastructure + protocols + intermediateServer + otherParties + readinessAndSupport + network
        + apps
        + testTargets,
    swiftLanguageModes: [.v6]
)
