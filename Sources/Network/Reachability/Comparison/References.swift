import VPNDevice

/// Which entries of a device refer to a name.
struct References {
    private var entries: [EntryKey: [EntryKey]] = [:]

    /// Collects every mention of an object or a service.
    init(_ device: VPNDevice) {
        for object in device.objects {
            guard case .group(let members) = object.value else { continue }
            for member in members { note(.object(member), in: EntryKey(.object, object.name)) }
        }
        for entry in device.nat { note(entry.inside, in: EntryKey(.nat, entry.number)) }
        for entry in device.napt { note(entry.source, in: EntryKey(.napt, entry.number)) }
        for rule in device.filter {
            let key = EntryKey(.filter, rule.number)
            note(rule.source, in: key)
            note(rule.destination, in: key)
            if case .object(let name) = rule.service { entries[EntryKey(.service, name), default: []].append(key) }
        }
    }

    private mutating func note(_ term: AddressTerm, in key: EntryKey) {
        guard case .object(let name) = term else { return }
        let object = EntryKey(.object, name)
        if entries[object]?.last != key { entries[object, default: []].append(key) }
    }

    /// Who mentions a name.
    subscript(section: DeviceSection, name: String) -> [EntryKey] { entries[EntryKey(section, name)] ?? [] }
}
