import Identifiers

extension BureauConfiguration {
    var outline: FormOutline {
        var members: [(name: String, value: FormOutline)] = [
            ("bureau", .text(bureau.rawValue)),
            ("terminals", .rows(terminals.map { (key: $0.id, value: $0.outline) })),
            ("atenaSystem", atenaSystem.outline),
            ("legacySystems", .rows(legacySystems.map { (key: $0.id, value: $0.outline) })),
        ]
        if let residentRegistry { members.append(("residentRegistry", residentRegistry.outline)) }
        return .group(members + [("basicFour", .text(basicFour.rawValue)), ("dns", .text(dns.rawValue))])
    }
}

extension TerminalConfiguration {
    var outline: FormOutline {
        .group([("id", .text(id)), ("kind", .text(kind.rawValue)), ("address", .text(address)), ("user", .text(user))])
    }
}

extension AtenaSystemConfiguration {
    var outline: FormOutline {
        .group([("id", .text(id)), ("address", .text(address)), ("accessPoint", .text(accessPoint))])
    }
}

extension LegacySystemConfiguration {
    var outline: FormOutline {
        .group([
            ("id", .text(id)), ("title", .text(title)), ("address", .text(address)),
            ("items", .texts(items.map(\.text))),
        ])
    }
}

extension ResidentRegistryConfiguration {
    var outline: FormOutline { .group([("id", .text(id)), ("accessPoint", .text(accessPoint))]) }
}
