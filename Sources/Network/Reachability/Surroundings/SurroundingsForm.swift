import Identifiers
import NoticeForms
public import VPNDevice

extension Surroundings {
    /// Reads 団体内ネットワークの構成.
    ///
    /// - Throws: `DeviceFileError` that names line and field.
    public init(yaml: String) throws(DeviceFileError) {
        do {
            self = try FormNode(yaml: yaml, form: "団体内ネットワークの構成").surroundings()
        } catch {
            throw DeviceFileError(error)
        }
    }
}

extension FormNode {
    fileprivate func surroundings() throws(FormError) -> Surroundings {
        let entries = try entries(required: ["platform", "sides"])
        return Surroundings(
            platform: try entries.required("platform").platformSide(),
            sides: try entries.required("sides").uniqueList(\.bureau, FormNode.organisationSide))
    }

    private func platformSide() throws(FormError) -> PlatformSide {
        let entries = try entries(
            required: [
                "domain", "endpoint", "dns", "repository", "servers", "translation", "accessPoints", "firewall",
            ])
        return PlatformSide(
            domain: try entries.required("domain").parsed("chukan.example") { EntryName.isDomain($0) ? $0 : nil },
            endpoint: try entries.required("endpoint").ipv4(), dns: try entries.required("dns").ipv4(),
            repository: try entries.required("repository").ipv4(),
            servers: try entries.required("servers").uniqueList(\.bureau, FormNode.server),
            translation: try entries.required("translation").translation(),
            accessPoints: try entries.required("accessPoints").uniqueList(\.description, FormNode.endpoint),
            firewall: try entries.required("firewall").uniqueList(\.number, FormNode.filterRule))
    }

    private func server() throws(FormError) -> PlatformSide.Server {
        let entries = try entries(required: ["bureau", "address"])
        return .init(
            bureau: try entries.required("bureau").word(Bureau.self), address: try entries.required("address").ipv4())
    }

    private func translation() throws(FormError) -> PlatformSide.Translation {
        let entries = try entries(required: ["address", "ports"])
        return .init(
            address: try entries.required("address").ipv4(),
            ports: try entries.required("ports").parsed("20000-29999") { Service.ports($0) })
    }

    private func endpoint() throws(FormError) -> PlatformSide.Endpoint {
        try parsed("192.0.2.10:443") { text in
            let parts = text.split(separator: ":", omittingEmptySubsequences: false)
            guard parts.count == 2, let address = IPv4Address(parts[0]), let port = UInt16(parts[1]), port > 0 else {
                return nil
            }
            return .init(address: address, port: port)
        }
    }

    private func organisationSide() throws(FormError) -> OrganisationSide {
        let entries = try entries(
            required: ["bureau", "business", "terminals", "outside", "device", "firewall"],
            optional: ["nextHop", "stateful", "passesErrors", "internalDNS", "registry", "places"])
        return OrganisationSide(
            bureau: try entries.required("bureau").word(Bureau.self),
            business: try entries.required("business").network(),
            terminals: try entries.required("terminals").network(),
            outside: try entries.required("outside").network(), device: try entries.required("device").ipv4(),
            nextHop: try entries["nextHop"]?.ipv4(),
            firewall: try entries.required("firewall").uniqueList(\.number, FormNode.filterRule),
            isStateful: try entries["stateful"]?.flag() ?? true,
            passesErrors: try entries["passesErrors"]?.flag() ?? true,
            internalDNS: try entries["internalDNS"]?.internalDNS(), registry: try entries["registry"]?.ipv4(),
            places: try entries["places"]?.uniqueList(\.id, FormNode.place) ?? [])
    }

    private func internalDNS() throws(FormError) -> OrganisationSide.InternalDNS {
        let entries = try entries(required: ["address", "forwardsTo"])
        return .init(
            address: try entries.required("address").ipv4(), forwardsTo: try entries.required("forwardsTo").ipv4())
    }

    private func place() throws(FormError) -> OrganisationSide.PlaceSetting {
        let entries = try entries(required: ["id"], optional: ["gateway", "dns", "down"])
        return .init(
            id: try entries.required("id").identifier(), gateway: try entries["gateway"]?.ipv4(),
            dns: try entries["dns"]?.ipv4(), isDown: try entries["down"]?.flag() ?? false)
    }
}
