public import AccessControl
public import DesignSystem
public import Identifiers
public import Storage
public import WebServer

/// マイナポータル, a stand-in.
public struct PersonalPortal: Sendable {
    let store: any DataStore
    let core: any PortalCore
    let directory: PortalDirectory
    /// The portal's own 機関コード, by which its 符号 are made.
    let holder: HolderCode

    /// Serves people and servers.
    public init(store: any DataStore, core: any PortalCore, directory: PortalDirectory, holder: HolderCode) {
        self.store = store
        self.core = core
        self.directory = directory
        self.holder = holder
    }

    /// For 自治体中間サーバー.
    public var serverRoutes: [Route] { PortalServerRoutes(portal: self).routes }
    /// Where a person can go.
    public static func navigation(_ actor: Actor) -> [Link] { PortalPages.navigation(actor) }
    /// For people.
    public var peopleRoutes: [Route] { PortalPeopleRoutes(portal: self).routes }
}
