import AccessControl
import Accounts
import Identifiers
import NoticeReview
import Placement
import Storage
import SupportSite
import Tenancy
import WebServer

/// The accounts that the platform itself gave an organisation: of its サポートサイト管理者, and each server's initial one.
struct FirstPasswords: Sendable {
    let parts: PlatformParts

    private typealias Realm = (key: String, place: String, realm: String, roles: Set<Role>, bureau: Bureau)

    private func realms(of organisation: Organisation) -> [Realm] {
        [("support", SupportSite.title, SupportSite.realm, [.supportSiteAdministrator], .mayor)]
            + organisation.bureaus.map { bureau in
                (
                    bureau.rawValue, "自治体中間サーバー（\(bureau.title)）",
                    TenantID(organisation: organisation.code, bureau: bureau).text, [.initialAdministrator], bureau
                )
            }
    }

    /// Where a realm's accounts are: with the server's rows, or at home.
    private func store(of one: Realm) -> any DataStore {
        one.realm == SupportSite.realm ? parts.store : parts.clusters.database(of: one.realm)
    }

    /// Those that are in use.
    func accounts(of organisation: Organisation) async throws -> [NoticeReviewPlatform.HeldAccount] {
        var found: [NoticeReviewPlatform.HeldAccount] = []
        for one in realms(of: organisation) {
            found += try await store(of: one).read { [parts] tx in
                try parts.accounts(one.realm).givenOut(one.roles, of: organisation.code.text, in: tx).map {
                    NoticeReviewPlatform.HeldAccount(
                        realm: one.key, place: one.place, account: $0.identifier, name: $0.name,
                        lastSignInAt: $0.lastSignInAt)
                }
            }
        }
        return found
    }

    /// Another first password for one of them; the organisation sees in its own records that it was given.
    func reissue(
        _ account: NoticeReviewPlatform.HeldAccount, of organisation: Organisation, by exchange: Exchange
    ) async throws -> NoticeReviewPlatform.IssuedAccount {
        guard let one = realms(of: organisation).first(where: { $0.key == account.realm }) else {
            throw Problem.notFound
        }
        let password = try FirstPassword()
        try await store(of: one).write { [parts] tx in
            try parts.accounts(one.realm).give(password, to: account.account, by: exchange, in: tx)
            try exchange.record(
                subject: account.account,
                scope: AuditScope(organisation: organisation.code.text, bureau: one.bureau.rawValue), in: tx)
        }
        return .init(place: account.place, account: account.account, password: password.text)
    }
}
