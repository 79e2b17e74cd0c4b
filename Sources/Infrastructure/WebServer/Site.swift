public import AccessControl
public import DesignSystem
public import ServiceCalendar
public import Storage

/// Everything one listener serves, and by which rules.
public struct Site: Sendable {
    /// For logs.
    public let name: String
    public let scope: AuditScope
    private var laidOut: @Sendable () -> [Route]
    public let store: any DataStore
    public let clock: any WallClock
    public let authenticator: any Authenticator
    /// Nil: always open.
    ///
    /// Otherwise refused outside these hours, before anything else is looked at (§1.4).
    public let hours: (@Sendable () -> ServiceHours)?
    /// Where somebody not signed in is sent from a path; nil: nowhere.
    public let signInPath: @Sendable (String) -> String?
    /// The name a page shows at its top.
    public let title: String
    /// Where somebody signed in can go, from a path.
    public let navigation: @Sendable (Actor, String) -> [Link]
    /// Where the form that signs out goes, from a path; nil: nowhere.
    public let signOutPath: @Sendable (String) -> String?
    /// Whether an address of this listener serves a path: people of one address are nobody at the other.
    public let serves: @Sendable (_ authority: String, _ path: String) -> Bool
    /// The networks whose people the site is for; nil: wherever the listener can be reached from.
    public let admitted: [AddressRange]?

    /// What a sandbox puts in the way of an answer to a system: by method, path and status; nil: nothing.
    public let hindrance: (@Sendable (_ method: String, _ path: String, _ status: Int) -> Hindrance)?

    /// Describes a site.
    public init(
        name: String, title: String, scope: AuditScope = AuditScope(),
        routes: [Route] = [],
        store: any DataStore, clock: any WallClock, authenticator: any Authenticator,
        hours: (@Sendable () -> ServiceHours)? = nil,
        signInPath: @escaping @Sendable (String) -> String? = { _ in nil },
        signOutPath: @escaping @Sendable (String) -> String? = { _ in nil },
        navigation: @escaping @Sendable (Actor, String) -> [Link] = { _, _ in [] },
        serves: @escaping @Sendable (_ authority: String, _ path: String) -> Bool = { _, _ in true },
        admitted: [AddressRange]? = nil,
        hindrance: (@Sendable (_ method: String, _ path: String, _ status: Int) -> Hindrance)? = nil
    ) {
        self.name = name
        self.title = title
        self.scope = scope
        laidOut = { routes }
        self.store = store
        self.clock = clock
        self.authenticator = authenticator
        self.hours = hours
        self.signInPath = signInPath
        self.signOutPath = signOutPath
        self.navigation = navigation
        self.serves = serves
        self.admitted = admitted
        self.hindrance = hindrance
    }

    /// What it serves; made each time it is asked for where it is laid out late.
    public var routes: [Route] { laidOut() + AssetRoutes.all }

    /// The same site with routes that are made when somebody asks for them: thousands of sites are asked nothing for long.
    public func layingOut(_ routes: @escaping @Sendable () -> [Route]) -> Site {
        var site = self
        site.laidOut = routes
        return site
    }
}
