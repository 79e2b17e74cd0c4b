import Identifiers

extension ConfigurationRequest {
    /// Reads the form and checks it as a whole.
    /// - Throws: `FormError` that names the line and the field.
    public init(yaml: String) throws(FormError) {
        let entries = try FormNode(yaml: yaml, form: "自治体中間サーバー設定依頼票").entries(
            required: ["version", "organisation", "environment", "holderCode", "wantedFrom", "bureaus"])
        let sides = try entries.required("bureaus")
        let bureaus = try sides.uniqueList(\.bureau, FormNode.bureauConfiguration)
        guard bureaus.contains(where: { $0.bureau == .mayor }) else {
            throw sides.error("form.missing", "首長部局（mayor）の設定を記載してください。")
        }
        self.init(
            organisation: try entries.required("organisation").digits(as: LocalGovernmentCode.self),
            version: try entries.required("version").version(),
            environment: try entries.required("environment").word(TestEnvironment.self),
            holderCode: try entries.required("holderCode").digits(as: HolderCode.self),
            wantedFrom: try entries.required("wantedFrom").day(), bureaus: bureaus)
    }

    /// All but the version.
    var members: [(name: String, value: FormOutline)] {
        [
            ("organisation", .text(organisation.text)), ("environment", .text(environment.rawValue)),
            ("holderCode", .text(holderCode.text)), ("wantedFrom", .text(wantedFrom)),
            ("bureaus", .rows(bureaus.map { (key: $0.bureau.rawValue, value: $0.outline) })),
        ]
    }
}
