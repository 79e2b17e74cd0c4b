import DesignSystem
import Identifiers
import NoticeForms

/// The fields of the two forms as a page asks them.
enum NoticeFields {
    static func contacts(_ organisation: Organisation) -> [String] {
        UsageNotice.roles(of: organisation).flatMap { role in
            UsageNotice.contactFields.map { "\(role.field).\($0.name)" }
        }
    }

    static let main = ["environment", "holderCode", "wantedFrom"]
    /// Rows that a page offers beyond those that are filled; who needs more saves and comes back, or takes the workbook.
    static let spareRows = 2

    /// All names that a side's page may send.
    static func side(_ bureau: Bureau) -> [String] {
        let place = "bureaus[\(bureau.rawValue)]"
        let single = [
            "atenaSystem.id", "atenaSystem.address", "atenaSystem.accessPoint", "residentRegistry.id",
            "residentRegistry.accessPoint", "basicFour", "dns",
        ].map { "\(place).\($0)" }
        let rows = (0..<TypedForm.mostRows).flatMap { index in
            ["id", "kind", "address", "user"].map { "\(place).terminals[\(index)].\($0)" }
                + ["id", "title", "address", "items"].map { "\(place).legacySystems[\(index)].\($0)" }
        }
        return single + rows
    }

    /// What is wrong with one page's part of 設定依頼票: the main part, or a side.
    static func errors(_ typed: TypedForm, of organisation: Organisation, below bureau: Bureau?) -> FormErrors? {
        do {
            _ = try ConfigurationRequest(typed: typed, organisation: organisation, version: 1)
            return nil
        } catch {
            let own = error.errors.filter { error in
                bureau.map { error.field.hasPrefix("bureaus[\($0.rawValue)].") } ?? main.contains(error.field)
            }
            return own.isEmpty ? nil : FormErrors(own, places: error.places)
        }
    }

    // MARK: - On the page

    static func contactQuestions(_ typed: TypedForm, _ organisation: Organisation) -> [Field] {
        UsageNotice.roles(of: organisation).flatMap { role in
            [.part(role.title)]
                + UsageNotice.contactFields.map { field in
                    let name = "\(role.field).\(field.name)"
                    return Field(name, label: "\(role.title)の\(field.title)", value: typed[name])
                }
        }
    }

    static func mainQuestions(_ typed: TypedForm) -> [Field] {
        [
            Field(
                "environment", label: "テスト環境",
                kind: .choice(TestEnvironment.allCases.map { .init($0.rawValue, $0.title) }),
                value: typed["environment"], hint: "テストを行う団体内システムの環境（§3.2）。"),
            Field("holderCode", label: "機関コード", kind: .digits, value: typed["holderCode"], hint: "半角数字。"),
            Field(
                "wantedFrom", label: "設定希望日", kind: .date, value: typed["wantedFrom"],
                hint: "反映までに日数を要します。余裕を持った日にしてください（§3.2）。"),
        ]
    }

    static func sideQuestions(_ typed: TypedForm, _ bureau: Bureau) -> [Field] {
        let place = "bureaus[\(bureau.rawValue)]"
        func text(_ name: String, _ label: String, hint: String = "", isRequired: Bool = true) -> Field {
            Field(
                "\(place).\(name)", label: label, value: typed["\(place).\(name)"], hint: hint, isRequired: isRequired)
        }
        return terminalQuestions(typed, place)
            + [
                .part("団体内統合宛名システム"), text("atenaSystem.id", "統合宛名システムの識別名", hint: "半角英小文字、数字、ハイフン。"),
                text("atenaSystem.address", "統合宛名システムのIPアドレス", hint: "サーバーに接続するときの送信元。"),
                text("atenaSystem.accessPoint", "統合宛名システムのアクセス先", hint: "例: https://192.0.2.10:443。T9で使います。"),
            ] + systemQuestions(typed, place)
            + [
                .part("住基システム", hint: bureau == .mayor ? "" : "空欄にすると、首長部局の住基システムを使います。"),
                text("residentRegistry.id", "住基システムの識別名", isRequired: bureau == .mayor),
                text(
                    "residentRegistry.accessPoint", "住基システムのアクセス先", hint: "例: https://192.0.2.30:443。T8で使います。",
                    isRequired: bureau == .mayor), .part("利用の仕方"),
                Field(
                    "\(place).basicFour", label: "基本4情報の取得",
                    kind: .choice(BasicFourUse.allCases.map { .init($0.rawValue, $0.title) }),
                    value: typed["\(place).basicFour"], hint: "任意事務（§3.5）。"),
                Field(
                    "\(place).dns", label: "名前解決の方法",
                    kind: .choice(NameService.allCases.map { .init($0.rawValue, $0.title) }),
                    value: typed["\(place).dns"]),
            ]
    }

    private static func count(_ typed: TypedForm, _ list: String) -> Int {
        let last = (0..<TypedForm.mostRows).last { index in
            typed.values.contains { $0.key.hasPrefix("\(list)[\(index)].") && !$0.value.isEmpty }
        }
        return min(TypedForm.mostRows, (last ?? -1) + 1 + spareRows)
    }

    private static func terminalQuestions(_ typed: TypedForm, _ place: String) -> [Field] {
        (0..<count(typed, "\(place).terminals")).flatMap { index -> [Field] in
            let row = "\(place).terminals[\(index)]"
            let name = "端末\(index + 1)"
            return [
                .part(name, hint: index == 0 ? "管理端末と接続端末を1台以上。使わない行は、すべての欄を空にします。行が足りないときは、下書きに保存すると空の行が増えます。" : ""),
                Field("\(row).id", label: "\(name)の識別名", value: typed["\(row).id"], isRequired: false),
                Field(
                    "\(row).kind", label: "\(name)の種別",
                    kind: .list([.init("", "選択してください")] + TerminalKind.allCases.map { .init($0.rawValue, $0.title) }),
                    value: typed["\(row).kind"], isRequired: false),
                Field("\(row).address", label: "\(name)のIPアドレス", value: typed["\(row).address"], isRequired: false),
                Field(
                    "\(row).user", label: "\(name)のOSのユーザアカウント", value: typed["\(row).user"], isRequired: false),
            ]
        }
    }

    private static func systemQuestions(_ typed: TypedForm, _ place: String) -> [Field] {
        (0..<count(typed, "\(place).legacySystems")).flatMap { index -> [Field] in
            let row = "\(place).legacySystems[\(index)]"
            let name = "既存システム\(index + 1)"
            return [
                .part(name, hint: index == 0 ? "副本を登録するシステム。使わない行は、すべての欄を空にします。行が足りないときは、下書きに保存すると空の行が増えます。" : ""),
                Field("\(row).id", label: "\(name)の識別名", value: typed["\(row).id"], isRequired: false),
                Field("\(row).title", label: "\(name)の名称", value: typed["\(row).title"], isRequired: false),
                Field("\(row).address", label: "\(name)のIPアドレス", value: typed["\(row).address"], isRequired: false),
                Field(
                    "\(row).items", label: "\(name)の特定個人情報名コード", value: typed["\(row).items"],
                    hint: "複数あるときは空白で区切ります。", isRequired: false),
            ]
        }
    }
}
