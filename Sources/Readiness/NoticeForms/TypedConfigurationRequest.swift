public import Identifiers

extension ConfigurationRequest {
    /// The Japanese name of the form.
    public static let title = "自治体中間サーバー設定依頼票"

    /// Reads what was typed; rows of lists in which nothing was typed are passed over.
    /// - Throws: `FormErrors` with every field that is wrong.
    public init(typed: TypedForm, organisation: Organisation, version: Int) throws(FormErrors) {
        var fields = FormCollector(form: Self.title, typed: typed)
        let environment = fields.read("environment") { node throws(FormError) in try node.word(TestEnvironment.self) }
        let holder = fields.read("holderCode") { node throws(FormError) in try node.digits(as: HolderCode.self) }
        let wanted = fields.take("wantedFrom", FormNode.day)
        var bureaus: [BureauConfiguration] = []
        for bureau in organisation.bureaus {
            if let side = fields.bureauConfiguration(bureau) { bureaus.append(side) }
        }
        guard let environment, let holder, let wanted else { throw FormErrors(fields.errors, places: typed.places) }
        self = try fields.finished(
            ConfigurationRequest(
                organisation: organisation.code, version: version, environment: environment, holderCode: holder,
                wantedFrom: wanted, bureaus: bureaus))
    }

    /// The form as it would be typed.
    public var typed: TypedForm {
        var typed = TypedForm([
            "environment": environment.rawValue, "holderCode": holderCode.text, "wantedFrom": wantedFrom,
        ])
        for side in bureaus {
            let place = "bureaus[\(side.bureau.rawValue)]"
            typed["\(place).basicFour"] = side.basicFour.rawValue
            typed["\(place).dns"] = side.dns.rawValue
            typed["\(place).atenaSystem.id"] = side.atenaSystem.id
            typed["\(place).atenaSystem.address"] = side.atenaSystem.address
            typed["\(place).atenaSystem.accessPoint"] = side.atenaSystem.accessPoint
            typed["\(place).residentRegistry.id"] = side.residentRegistry?.id ?? ""
            typed["\(place).residentRegistry.accessPoint"] = side.residentRegistry?.accessPoint ?? ""
            for (index, terminal) in side.terminals.enumerated() {
                let row = "\(place).terminals[\(index)]"
                typed["\(row).id"] = terminal.id
                typed["\(row).kind"] = terminal.kind.rawValue
                typed["\(row).address"] = terminal.address
                typed["\(row).user"] = terminal.user
            }
            for (index, system) in side.legacySystems.enumerated() {
                let row = "\(place).legacySystems[\(index)]"
                typed["\(row).id"] = system.id
                typed["\(row).title"] = system.title
                typed["\(row).address"] = system.address
                typed["\(row).items"] = system.items.map(\.text).joined(separator: " ")
            }
        }
        return typed
    }

    /// The same form as another version.
    public func with(version: Int) -> ConfigurationRequest {
        ConfigurationRequest(
            organisation: organisation, version: version, environment: environment, holderCode: holderCode,
            wantedFrom: wantedFrom, bureaus: bureaus)
    }
}

extension FormCollector {
    mutating func bureauConfiguration(_ bureau: Bureau) -> BureauConfiguration? {
        let place = "bureaus[\(bureau.rawValue)]"
        let terminals = terminals(place)
        let atenaID = take("\(place).atenaSystem.id", FormNode.identifier)
        let atenaAddress = take("\(place).atenaSystem.address", FormNode.address)
        let atenaPoint = take("\(place).atenaSystem.accessPoint", FormNode.accessPoint)
        let systems = legacySystems(place)
        let registry = registry(place, isRequired: bureau == .mayor)
        let basicFour = read("\(place).basicFour") { node throws(FormError) in try node.word(BasicFourUse.self) }
        let dns = read("\(place).dns") { node throws(FormError) in try node.word(NameService.self) }
        guard let atenaID, let atenaAddress, let atenaPoint, let basicFour, let dns else { return nil }
        return BureauConfiguration(
            bureau: bureau, terminals: terminals,
            atenaSystem: AtenaSystemConfiguration(id: atenaID, address: atenaAddress, accessPoint: atenaPoint),
            legacySystems: systems, residentRegistry: registry, basicFour: basicFour, dns: dns)
    }

    private mutating func terminals(_ place: String) -> [TerminalConfiguration] {
        var terminals: [TerminalConfiguration] = []
        for index in typed.rows("\(place).terminals") {
            let row = "\(place).terminals[\(index)]"
            let id = take("\(row).id", FormNode.identifier)
            let kind = read("\(row).kind") { node throws(FormError) in try node.word(TerminalKind.self) }
            let address = take("\(row).address", FormNode.address)
            let user = take("\(row).user", FormNode.text)
            guard let id, let kind, let address, let user else { continue }
            if terminals.contains(where: { $0.id == id }) {
                refuse("\(row).id", "form.repeated", "「\(id)」が重複しています。")
            }
            terminals.append(TerminalConfiguration(id: id, kind: kind, address: address, user: user))
        }
        if errors.isEmpty {
            for kind in TerminalKind.allCases where !terminals.contains(where: { $0.kind == kind }) {
                refuse("\(place).terminals[0].kind", "form.missing", "\(kind.title)を1台以上記載してください。")
            }
        }
        return terminals
    }

    private mutating func legacySystems(_ place: String) -> [LegacySystemConfiguration] {
        var systems: [LegacySystemConfiguration] = []
        for index in typed.rows("\(place).legacySystems") {
            let row = "\(place).legacySystems[\(index)]"
            let id = take("\(row).id", FormNode.identifier)
            let title = take("\(row).title", FormNode.text)
            let address = take("\(row).address", FormNode.address)
            let items = items("\(row).items")
            guard let id, let title, let address, let items else { continue }
            if systems.contains(where: { $0.id == id }) {
                refuse("\(row).id", "form.repeated", "「\(id)」が重複しています。")
            }
            systems.append(LegacySystemConfiguration(id: id, title: title, address: address, items: items))
        }
        return systems
    }

    private mutating func items(_ field: String) -> [ItemCode]? {
        let words = typed[field].split { $0.isWhitespace || $0 == "、" || $0 == "," }.map(String.init)
        guard !words.isEmpty else {
            refuse(field, "form.missing", "登録する特定個人情報名コードを1つ以上記載してください。")
            return nil
        }
        do {
            return try words.map { word throws(IdentifierError) in try ItemCode(word) }
        } catch {
            refuse(field, error.code, error.message)
            return nil
        }
    }

    private mutating func registry(_ place: String, isRequired: Bool) -> ResidentRegistryConfiguration? {
        guard isRequired || !typed.isBlank("\(place).residentRegistry.") else { return nil }
        let id = take("\(place).residentRegistry.id", FormNode.identifier)
        let point = take("\(place).residentRegistry.accessPoint", FormNode.accessPoint)
        guard let id, let point else { return nil }
        return ResidentRegistryConfiguration(id: id, accessPoint: point)
    }
}
