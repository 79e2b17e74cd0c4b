/// What stands around every page of one person's visit: whose system, who is signed in, where one can go.
public struct Frame: Sendable {
    /// Whose system this is: 「松本市 首長部局 自治体中間サーバー」.
    public var site: String
    /// Who is signed in, if anybody.
    public var person: String?
    /// The form that signs out, where somebody is signed in.
    public var signOut: FormAction?
    public var navigation: [Link]
    /// The path of the page, so that the navigation can say where one is.
    public var path: String

    /// Describes a frame.
    public init(
        site: String, person: String? = nil, signOut: FormAction? = nil, navigation: [Link] = [], path: String = ""
    ) {
        self.site = site
        self.person = person
        self.signOut = signOut
        self.navigation = navigation
        self.path = path
    }

    var context: [String: Any] {
        var context: [String: Any] = [
            "site": site, "hasNavigation": !navigation.isEmpty,
            "navigation": navigation.map { link in
                link.context.merging(["isCurrent": link.path == current]) { $1 }
            },
        ]
        // A key that is absent hides its part of the template; an optional would be shown as one.
        context["person"] = person
        context["signOut"] = signOut?.context
        return context
    }

    /// The longest link that the page lies under: 「アカウント管理」 for one account's page too.
    private var current: String? {
        navigation.map(\.path).filter { path == $0 || (path.hasPrefix($0 + "/") && !$0.hasSuffix("/")) }.max {
            $0.count < $1.count
        }
    }
}

/// Where a form without fields goes.
public struct FormAction: Sendable {
    public var path: String
    public var token: String

    /// Names the path and the session's form token.
    public init(path: String, token: String) {
        self.path = path
        self.token = token
    }

    var context: [String: Any] { ["path": path, "token": token] }
}
