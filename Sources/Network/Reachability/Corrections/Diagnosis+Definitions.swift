import Identifiers
import VPNDevice

/// What the device calls an address, and whether it means by a name what the form means.
extension Diagnosis {
    /// A definition that a rule refers to and that has another meaning on the device.
    func wrongDefinition(of rule: FilterRule) -> Correction? {
        for term in [rule.source, rule.destination] {
            guard case .object(let name) = term, let wanted = ideal.device.objects.first(where: { $0.name == name }),
                let mine = site.device.objects.first(where: { $0.name == name })
            else { continue }
            if case .group(let members) = wanted.value {
                for member in members {
                    if let correction = wrongDefinition(named: member) { return correction }
                }
            }
            if mine.value != wanted.value, ObjectBook(ideal.device).addresses(term) != book.addresses(term) {
                return Correction(.change, DeviceRow(.object, name, wanted.text))
            }
        }
        if case .object(let name) = rule.service, let wanted = ideal.device.services.first(where: { $0.name == name }),
            let mine = site.device.services.first(where: { $0.name == name }), mine != wanted
        {
            return Correction(.change, DeviceRow(.service, name, wanted.service.description))
        }
        return nil
    }

    func wrongDefinition(named name: String) -> Correction? {
        guard let wanted = ideal.device.objects.first(where: { $0.name == name }),
            let mine = site.device.objects.first(where: { $0.name == name }), mine != wanted
        else { return nil }
        return Correction(.change, DeviceRow(.object, name, wanted.text))
    }

    /// The device's rule between the same addresses that differs in something else.
    func counterpart(of rule: FilterRule) -> FilterRule? {
        site.device.filter.first {
            $0.source == rule.source && $0.destination == rule.destination && $0.action == .accept
        }
    }

    /// A term as the device can say it, and the definitions that it lacks for that.
    func reference(_ term: AddressTerm) -> (term: AddressTerm, defining: [DeviceRow]) {
        let wanted = ObjectBook(ideal.device).addresses(term)
        guard case .object(let name) = term, book.addresses(term) != wanted else { return (term, []) }
        if let range = wanted.ranges.first, wanted.ranges.count == 1, range.count == 1 {
            let named = named(.literal(.host(IPv4Address(range.lowerBound))))
            if case .object = named { return (named, []) }
        }
        return (term, definitions(of: name))
    }

    /// The ideal definitions of a name and its members that the device does not have.
    func definitions(of name: String) -> [DeviceRow] {
        guard let wanted = ideal.device.objects.first(where: { $0.name == name }) else { return [] }
        let mine = site.device.objects.first { $0.name == name }
        let own = mine == wanted ? [] : [DeviceRow(.object, name, wanted.text)]
        guard case .group(let members) = wanted.value else { return own }
        return members.flatMap(definitions) + own
    }

    /// The place's own ネットワーク定義, when it has another address than the place.
    func staleObject(of place: Place) -> Correction? {
        wrongDefinition(named: place.objectName)
    }

    /// The device's own name for an address, where it has one.
    func named(_ term: AddressTerm) -> AddressTerm {
        let wanted = book.addresses(term)
        let object = site.device.objects.first { object in
            if case .addresses(let range) = object.value { AddressSet(range.bounds) == wanted } else { false }
        }
        return object.map { .object($0.name) } ?? term
    }
}
