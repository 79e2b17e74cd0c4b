// swift-tools-version: 6.2
// A system of an organisation that registers 副本, in Swift: Foundation and Debian's libcurl, nothing else.
import PackageDescription

let package = Package(
    name: "kakehashi-client",
    targets: [
        .systemLibrary(
            name: "CCurl", path: "Sources/CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        .executableTarget(name: "kakehashi-client", dependencies: ["CCurl"], path: "Sources/kakehashi-client"),
    ])
