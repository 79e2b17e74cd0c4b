import ArgumentParser
import Foundation
import Identifiers
import NoticeForms
import PKI
import Storage
import StorageSQLite
import Tenancy

/// Servers of invented settings in a platform's database, as many as a country has: for measuring what they cost.
struct ServersCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "servers", abstract: "Adds invented servers to an empty platform, for measuring.",
        shouldDisplay: false)

    @Option(help: "A folder that is made for it.")
    var output: String

    @Option(help: "How many servers: two for each organisation.")
    var servers = 3_576

    func run() async throws {
        let resources = try RehearsalFiles.findResources()
        try FileManager.default.createDirectory(atPath: "\(output)/platform", withIntermediateDirectories: true)
        let now = Date.now
        let authority = try CertificateAuthority.create(
            subject: SubjectName(
                commonName: "LGPKI", organisationalUnit: nil, organisation: "Kakehashi", country: "JP"),
            validFrom: now.addingTimeInterval(-86_400), validUntil: now.addingTimeInterval(86_400 * 365))
        try Data(authority.certificate.pem.utf8).write(to: URL(filePath: "\(output)/lgpki.pem"))
        let store = try SQLiteStore(path: "\(output)/platform/platform.sqlite")
        try await store.migrate(PlatformSchema.steps)
        let request = try ConfigurationRequest(
            yaml: String(contentsOfFile: "\(resources)/Examples/configuration-request.yaml", encoding: .utf8))
        let register = try LocalGovernmentRegister(
            csv: String(contentsOfFile: "\(resources)/Data/local-governments.csv", encoding: .utf8))
        let addresses = PlatformAddresses(domain: "servers.example", network: nil)
        guard let first = register.all.first else { throw ToolError("the register is empty") }
        // What differs from server to server is its name; one form's settings serve them all.
        let sample = try ServerPlan(
            organisation: first, bureau: .mayor, request: request.forOrganisation(first), name: "", address: "", at: now
        )
        var tenants: [Tenant] = []
        for organisation in register.all {
            for bureau in organisation.bureaus where tenants.count < servers {
                let identifier = TenantID(organisation: organisation.code, bureau: bureau)
                let place = try addresses.tenant(identifier, number: tenants.count)
                tenants.append(
                    Tenant(
                        identifier: identifier, organisationName: organisation.name, hostName: place.name,
                        address: place.address, configuration: sample.tenant.configuration, createdAt: now))
            }
        }
        try await store.write { [tenants] tx in
            for tenant in tenants { try TenantDirectory.add(tenant, systems: sample.systems, in: tx) }
        }
        print(tenants.count)
    }
}
