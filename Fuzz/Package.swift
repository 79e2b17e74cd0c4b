// swift-tools-version: 6.2
// A package of its own: it links only with `-sanitize=fuzzer`, which `make fuzz` gives to all modules. See README.md.

import PackageDescription

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .treatAllWarnings(as: .error),
]

/// A target that feeds what one product of the package above reads.
func fuzz(_ name: String, _ product: String) -> Target {
    .executableTarget(
        name: name, dependencies: ["FuzzLoop", .product(name: product, package: "kakehashi")], swiftSettings: strict)
}

let package = Package(
    name: "fuzz",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "kakehashi", path: "..")],
    targets: [
        .target(name: "FuzzLoop", swiftSettings: strict),
        fuzz("FuzzDeviceCSV", "NetworkWorksheet"),
        fuzz("FuzzDeviceRuleset", "NetworkWorksheet"),
        fuzz("FuzzDeviceWorksheet", "NetworkWorksheet"),
        fuzz("FuzzDeviceYAML", "NetworkWorksheet"),
        fuzz("FuzzPKI", "PKI"),
        fuzz("FuzzReplicaCSV", "ReplicaFiles"),
        fuzz("FuzzReplicaXML", "ReplicaFiles"),
        fuzz("FuzzReplicaJSON", "ReplicaFiles"),
    ],
    swiftLanguageModes: [.v6]
)
