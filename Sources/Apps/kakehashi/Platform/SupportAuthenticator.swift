import Accounts
import Storage
import SupportSite
import WebServer

/// The people of the support site.
enum SupportAuthenticator {
    static func make(store: any DataStore) -> SessionAuthenticator {
        SessionAuthenticator(realm: SupportSite.realm, store: store)
    }
}
