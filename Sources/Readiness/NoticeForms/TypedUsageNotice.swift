public import Identifiers

extension UsageNotice {
    /// The Japanese name of the form.
    public static let title = "自治体中間サーバー利用開始・変更連絡票"

    /// The places of the form's contacts, with the names of the roles, for a kind of organisation.
    public static func roles(of organisation: Organisation) -> [(field: String, title: String)] {
        [("windowManager", "窓口担当部署の管理者"), ("windowClerk", "窓口担当部署の担当者")]
            + organisation.bureaus.map {
                ("systemAdministrators[\($0.rawValue)].contact", "システム管理者（\($0.title)）")
            } + [
                ("supportSiteAdministrator", "サポートサイト管理者"), ("vpnAdministrators[primary]", "VPN装置管理者（正）"),
                ("vpnAdministrators[deputy]", "VPN装置管理者（副）"),
            ]
    }

    /// What is asked of each contact: the field's name, and what people call it.
    public static let contactFields = [
        (name: "name", title: "氏名"), (name: "department", title: "所属"), (name: "mail", title: "メールアドレス"),
        (name: "telephone", title: "電話番号"),
    ]

    /// Reads what was typed.
    /// - Throws: `FormErrors` with every field that is wrong.
    public init(typed: TypedForm, organisation: Organisation, version: Int) throws(FormErrors) {
        var fields = FormCollector(form: Self.title, typed: typed)
        var contacts: [String: Contact] = [:]
        for role in Self.roles(of: organisation) { contacts[role.field] = fields.contact(role.field) }
        let sides = organisation.bureaus.compactMap { bureau in
            contacts["systemAdministrators[\(bureau.rawValue)].contact"].map {
                BureauContact(bureau: bureau, contact: $0)
            }
        }
        let device = ["primary", "deputy"].compactMap { contacts["vpnAdministrators[\($0)]"] }
        guard let manager = contacts["windowManager"], let clerk = contacts["windowClerk"],
            let support = contacts["supportSiteAdministrator"]
        else { throw FormErrors(fields.errors, places: typed.places) }
        self = try fields.finished(
            UsageNotice(
                organisation: organisation.code, organisationName: organisation.name, version: version,
                windowManager: manager, windowClerk: clerk, systemAdministrators: sides,
                supportSiteAdministrator: support, vpnAdministrators: device))
    }

    /// The form as it would be typed.
    public var typed: TypedForm {
        let leaves = FormOutline.group(members).leaves()
        return TypedForm(Dictionary(leaves.map { ($0.field, $0.value) }, uniquingKeysWith: { $1 }))
    }

    /// The same form as another version.
    public func with(version: Int) -> UsageNotice {
        UsageNotice(
            organisation: organisation, organisationName: organisationName, version: version,
            windowManager: windowManager, windowClerk: windowClerk, systemAdministrators: systemAdministrators,
            supportSiteAdministrator: supportSiteAdministrator, vpnAdministrators: vpnAdministrators)
    }
}

extension FormCollector {
    mutating func contact(_ field: String) -> Contact? {
        let name = take("\(field).name", FormNode.text)
        let department = take("\(field).department", FormNode.text)
        let mail = take("\(field).mail", FormNode.mail)
        let telephone = take("\(field).telephone", FormNode.telephone)
        guard let name, let department, let mail, let telephone else { return nil }
        return Contact(name: name, department: department, mail: mail, telephone: telephone)
    }
}
