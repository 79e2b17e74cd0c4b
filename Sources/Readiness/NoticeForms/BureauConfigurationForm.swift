import Identifiers

extension FormNode {
    func bureauConfiguration() throws(FormError) -> BureauConfiguration {
        let entries = try entries(
            required: ["bureau", "terminals", "atenaSystem", "legacySystems", "basicFour", "dns"],
            optional: ["residentRegistry"])
        let bureau = try entries.required("bureau").word(Bureau.self)
        let terminals = try entries.required("terminals").uniqueList(\.id, FormNode.terminal)
        for kind in TerminalKind.allCases where !terminals.contains(where: { $0.kind == kind }) {
            throw try entries.required("terminals").error("form.missing", "\(kind.title)を1台以上記載してください。")
        }
        let registry = try entries["residentRegistry"]?.residentRegistry()
        // The board of education may use the mayor's register; somebody must have one.
        if bureau == .mayor, registry == nil { _ = try entries.required("residentRegistry") }
        return BureauConfiguration(
            bureau: bureau, terminals: terminals, atenaSystem: try entries.required("atenaSystem").atenaSystem(),
            legacySystems: try entries.required("legacySystems").uniqueList(\.id, FormNode.legacySystem),
            residentRegistry: registry, basicFour: try entries.required("basicFour").word(BasicFourUse.self),
            dns: try entries.required("dns").word(NameService.self))
    }

    private func terminal() throws(FormError) -> TerminalConfiguration {
        let entries = try entries(required: ["id", "kind", "address", "user"])
        return TerminalConfiguration(
            id: try entries.required("id").identifier(), kind: try entries.required("kind").word(TerminalKind.self),
            address: try entries.required("address").address(), user: try entries.required("user").text())
    }

    private func atenaSystem() throws(FormError) -> AtenaSystemConfiguration {
        let entries = try entries(required: ["id", "address", "accessPoint"])
        return AtenaSystemConfiguration(
            id: try entries.required("id").identifier(), address: try entries.required("address").address(),
            accessPoint: try entries.required("accessPoint").accessPoint())
    }

    private func legacySystem() throws(FormError) -> LegacySystemConfiguration {
        let entries = try entries(required: ["id", "title", "address", "items"])
        let items = try entries.required("items").uniqueList(\.self, FormNode.itemCode)
        guard !items.isEmpty else {
            throw try entries.required("items").error("form.missing", "登録する特定個人情報名コードを1つ以上記載してください。")
        }
        return LegacySystemConfiguration(
            id: try entries.required("id").identifier(), title: try entries.required("title").text(),
            address: try entries.required("address").address(), items: items)
    }

    private func residentRegistry() throws(FormError) -> ResidentRegistryConfiguration {
        let entries = try entries(required: ["id", "accessPoint"])
        return ResidentRegistryConfiguration(
            id: try entries.required("id").identifier(), accessPoint: try entries.required("accessPoint").accessPoint())
    }
}
