import Identifiers

extension UsageNotice {
    /// Reads the form and checks it as a whole.
    /// - Throws: `FormError` that names the line and the field.
    public init(yaml: String) throws(FormError) {
        let entries = try FormNode(yaml: yaml, form: "自治体中間サーバー利用開始・変更連絡票").entries(
            required: [
                "version", "organisation", "organisationName", "windowManager", "windowClerk", "systemAdministrators",
                "supportSiteAdministrator", "vpnAdministrators",
            ])
        let administrators = try entries.required("systemAdministrators")
        let sides = try administrators.uniqueList(\.bureau, FormNode.bureauContact)
        guard sides.contains(where: { $0.bureau == .mayor }) else {
            throw administrators.error("form.missing", "首長部局（mayor）のシステム管理者を記載してください。")
        }
        let device = try entries.required("vpnAdministrators")
        var deviceContacts: [Contact] = []
        for child in try device.list() { deviceContacts.append(try child.contact()) }
        guard deviceContacts.count == 2 else {
            throw device.error("form.value", "VPN装置管理者は正、副の順に2名を記載してください。")
        }
        self.init(
            organisation: try entries.required("organisation").digits(as: LocalGovernmentCode.self),
            organisationName: try entries.required("organisationName").text(),
            version: try entries.required("version").version(),
            windowManager: try entries.required("windowManager").contact(),
            windowClerk: try entries.required("windowClerk").contact(), systemAdministrators: sides,
            supportSiteAdministrator: try entries.required("supportSiteAdministrator").contact(),
            vpnAdministrators: deviceContacts)
    }

    /// All but the version.
    var members: [(name: String, value: FormOutline)] {
        [
            ("organisation", .text(organisation.text)), ("organisationName", .text(organisationName)),
            ("windowManager", windowManager.outline), ("windowClerk", windowClerk.outline),
            (
                "systemAdministrators",
                .rows(
                    systemAdministrators.map { side in
                        let row = [
                            (name: "bureau", value: FormOutline.text(side.bureau.rawValue)),
                            (name: "contact", value: side.contact.outline),
                        ]
                        return (key: side.bureau.rawValue, value: .group(row))
                    })
            ),
            ("supportSiteAdministrator", supportSiteAdministrator.outline),
            (
                "vpnAdministrators",
                .rows(zip(["primary", "deputy"], vpnAdministrators).map { (key: $0, value: $1.outline) })
            ),
        ]
    }
}
