// swift-tools-version: 6.2
// A package of its own: it links only with `-sanitize=fuzzer`, which `make fuzz` gives to all modules. See README.md.

import PackageDescription

let package = Package(
    name: "fuzz",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "kakehashi", path: "..")],
    targets: [
        .executableTarget(
            name: "FuzzPKI", dependencies: [.product(name: "PKI", package: "kakehashi")],
            swiftSettings: [
                .enableUpcomingFeature("ExistentialAny"),
                .enableUpcomingFeature("MemberImportVisibility"),
                .enableUpcomingFeature("InternalImportsByDefault"),
                .treatAllWarnings(as: .error),
            ])
    ],
    swiftLanguageModes: [.v6]
)
