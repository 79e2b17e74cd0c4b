import AuditLog
import DesignSystem
import HTTPTypes

/// The files that every page links to.
enum AssetRoutes {
    static let all: [Route] = [
        asset("kakehashi.css", DesignAssets.styleSheet, "text/css; charset=utf-8"),
        asset("kakehashi.js", DesignAssets.script, "text/javascript; charset=utf-8"),
        asset("icon.svg", DesignAssets.icon, "image/svg+xml"),
    ]

    private static func asset(_ name: String, _ content: [UInt8], _ type: String) -> Route {
        .page(.get, "/assets/\(name)", .open, .assetRead) { _ in .file(content, type: type) }
    }
}
