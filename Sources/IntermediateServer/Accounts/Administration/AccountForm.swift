import AccessControl
import Foundation
import ServiceCalendar
import WebServer

/// What an administrator typed about an account, on its way to a typed value.
struct AccountForm: Sendable, Hashable {
    var identifier = ""
    var name = ""
    var role = ""
    /// Empty: all that the role may.
    var pattern = ""
    /// Codes, or `*` for every 行政区.
    var districts: [String] = []
    /// `yyyy-MM-dd`, or empty for no end.
    var validUntil = ""

    static let allDistricts = "*"

    init(_ form: FormBody) {
        identifier = form["account"]
        name = form["name"]
        role = form["role"]
        pattern = form["pattern"]
        districts = form.values("districts")
        validUntil = form["valid-until"]
    }

    init(_ account: Account) {
        identifier = account.identifier
        name = account.name
        role = account.role.rawValue
        pattern = account.pattern ?? ""
        districts = account.districts.codes.map { $0.sorted() } ?? [Self.allDistricts]
        validUntil = account.validUntil.map { CalendarDay($0).description } ?? ""
    }

    init() {
        districts = [Self.allDistricts]
        role = Role.clerk.rawValue
    }

    init(identifier: String, name: String, role: String, pattern: String, districts: [String], validUntil: String) {
        self.identifier = identifier
        self.name = name
        self.role = role
        self.pattern = pattern
        self.districts = districts
        self.validUntil = validUntil
    }

    /// What can be changed of an account that is there.
    func settings(now: Date) throws(AccountError) -> AccountBook.Settings {
        AccountBook.Settings(
            name: name, pattern: pattern.isEmpty ? nil : pattern, districts: try scope(),
            validUntil: try lastInstant(now))
    }

    /// A new account with its first password; only the two roles of a server's people can be chosen.
    func prepared(scope: AuditScope, now: Date) throws -> PreparedAccount {
        guard let role = Role(rawValue: role), !role.grantable.isEmpty else { throw AccountError.badRole }
        let settings = try settings(now: now)
        return try PreparedAccount(
            identifier: identifier, name: name, role: role, organisation: scope.organisation, bureau: scope.bureau,
            pattern: settings.pattern, districts: settings.districts, validUntil: settings.validUntil)
    }

    private func scope() throws(AccountError) -> DistrictScope {
        if districts.contains(Self.allDistricts) {
            guard districts.count == 1 else { throw .allDistrictsAndSome }
            return .all
        }
        guard !districts.isEmpty else { throw .noDistrict }
        return .some(Set(districts))
    }

    /// The end of the day, Japan time.
    private func lastInstant(_ now: Date) throws(AccountError) -> Date? {
        guard !validUntil.isEmpty else { return nil }
        guard let day = CalendarDay(validUntil), day >= CalendarDay(now) else { throw .badDate }
        return day.instant(hour: 0).addingTimeInterval(86_400 - 1)
    }
}
