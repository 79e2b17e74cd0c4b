public import AuditLog

extension AuditEvent {
    public static let networkShown = AuditEvent(
        "network.shown", "What the items of the connection test need of an organisation's VPN装置 was shown.")
    public static let networkChecked = AuditEvent(
        "network.checked", "The settings of a VPN装置 were handed in to be checked, or refused (§2.4).")
    public static let networkPictureShown = AuditEvent(
        "network.picture-shown", "The picture of an organisation's network was shown.")
    public static let networkWorksheetDownloaded = AuditEvent(
        "network.worksheet-downloaded", "The worksheet of a VPN装置's settings was downloaded (§1.6).")
    public static let networkScriptDownloaded = AuditEvent(
        "network.script-downloaded", "The settings that a VPN装置 should have were downloaded.")
}
