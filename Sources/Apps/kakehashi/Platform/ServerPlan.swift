import AccessControl
import Accounts
import Foundation
import Identifiers
import NoticeForms
import Tenancy
import WebServer

/// One server as a 設定依頼票 asks for it, before it exists.
struct ServerPlan: Sendable {
    let tenant: Tenant
    let systems: [RegisteredSystem]
    let initialAccount: PreparedAccount

    init(
        organisation: Organisation, bureau: Bureau, request: ConfigurationRequest, name: String, address: String,
        at now: Date
    ) throws {
        guard let configuration = request.configuration(of: bureau),
            let registry = request.residentRegistry(of: bureau)
        else {
            throw Problem(
                status: 422, code: "usage-notice.no-bureau", title: "設定依頼票に\(bureau.title)の記載がありません。",
                detail: "団体に再送付を依頼してください。", field: "bureaus")
        }
        let identifier = TenantID(organisation: organisation.code, bureau: bureau)
        tenant = Tenant(
            identifier: identifier, organisationName: organisation.name, hostName: name, address: address,
            configuration: TenantConfiguration(
                holderCode: request.holderCode,
                atenaAccessPoint: try Self.accessPoint(configuration.atenaSystem.accessPoint, "atenaSystem"),
                registryAccessPoint: try Self.accessPoint(registry.accessPoint, "residentRegistry"),
                usesBasicFour: configuration.basicFour == .used, version: request.version), createdAt: now)
        systems =
            [
                Self.system(
                    configuration.atenaSystem.id, .atenaSystem,
                    [configuration.atenaSystem.address, tenant.configuration.atenaAccessPoint.host]),
                Self.system(registry.id, .residentRegistry, [tenant.configuration.registryAccessPoint.host]),
            ]
            + configuration.legacySystems.map {
                Self.system($0.id, .legacySystem, [$0.address], title: $0.title)
            }
        initialAccount = try PreparedAccount(
            identifier: "setup-admin", name: Role.initialAdministrator.title, role: .initialAdministrator,
            organisation: organisation.code.text, bureau: bureau.rawValue)
    }

    private static func system(
        _ identifier: String, _ role: Role, _ addresses: [String], title: String? = nil
    ) -> RegisteredSystem {
        RegisteredSystem(
            identifier: identifier, role: role.rawValue, title: title ?? role.title, addresses: addresses,
            fingerprint: nil)
    }

    private static func accessPoint(_ text: String, _ field: String) throws(Problem) -> Tenancy.AccessPoint {
        guard let point = Tenancy.AccessPoint(text) else {
            throw Problem(
                status: 422, code: "form.access-point", title: "アクセス先「\(text)」の形式が正しくありません。",
                detail: "https://アドレス:ポート の形式で記載するよう、団体に依頼してください。", field: field)
        }
        return point
    }
}
