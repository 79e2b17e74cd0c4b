import Identifiers
import WebServer

/// An organisation as the operator typed it, found in the register or, for a union, described.
struct NewOrganisation {
    let organisation: Organisation
    let administrator: String

    /// What a union can be; everything else stands in the register.
    static let unions: [OrganisationKind] = [.partialUnion, .wideAreaUnion]

    init(_ form: FormBody, register: LocalGovernmentRegister) throws {
        let code: LocalGovernmentCode
        do {
            code = try LocalGovernmentCode(TypedDigits.fold(form["code"]))
        } catch {
            throw Self.refused("code", error.code, error.message, "6桁の団体コードを確認してください。")
        }
        organisation = try Self.organisation(code, form, register)
        administrator = form["administrator"]
        guard (1...60).contains(administrator.count) else {
            throw Self.refused(
                "administrator", "organisation.administrator", "サポートサイト管理者の氏名が入力されていません。", "60文字以内で入力してください。")
        }
    }

    private static func organisation(
        _ code: LocalGovernmentCode, _ form: FormBody, _ register: LocalGovernmentRegister
    ) throws(Problem) -> Organisation {
        if let known = register.all.first(where: { $0.code == code }) { return known }
        guard let home = register.all.first(where: { $0.code.prefectureNumber == code.prefectureNumber }) else {
            throw refused("code", "organisation.prefecture", "この団体コードの都道府県が登録簿にありません。", "団体コードを確認してください。")
        }
        guard let kind = OrganisationKind(rawValue: form["kind"]), unions.contains(kind) else {
            throw refused(
                "kind", "organisation.kind", "登録簿にない団体です。", "一部事務組合又は広域連合であれば、種別を選択し、名称を入力してください。")
        }
        guard (1...60).contains(form["name"].count) else {
            throw refused("name", "organisation.name", "団体の名称が入力されていません。", "60文字以内で入力してください。")
        }
        return Organisation(code: code, kind: kind, prefecture: home.prefecture, name: form["name"])
    }

    private static func refused(_ field: String, _ code: String, _ title: String, _ detail: String) -> Problem {
        Problem(status: 422, code: code, title: title, detail: detail, field: field)
    }
}
