import AuditLog
import DesignSystem
import HTTPTypes

/// The one style sheet every page links to.
enum StyleSheet {
    static let route = Route.page(.get, "/assets/kakehashi.css", .open, .assetRead) { _ in
        .file(DesignAssets.styleSheet, type: "text/css; charset=utf-8")
    }
}
