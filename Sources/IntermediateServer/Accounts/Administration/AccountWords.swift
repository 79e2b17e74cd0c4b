import AccessControl
import DesignSystem
import Foundation
import ServiceCalendar

/// How an account's settings are said and asked.
enum AccountWords {
    static func pattern(_ account: Account, _ book: AccountBook) -> String {
        guard let identifier = account.pattern else { return "（役割のすべて）" }
        return book.patterns[identifier]?.name ?? "（削除済み：権限なし）"
    }

    static func districts(_ account: Account, _ book: AccountBook) -> String {
        guard let codes = account.districts.codes else { return "すべて" }
        return codes.sorted().map { book.districts[$0]?.name ?? $0 }.joined(separator: "、")
    }

    static func state(_ account: Account, now: Date) -> Table.Cell {
        let (text, kind) = standing(account, now: now)
        return .state(text, kind)
    }

    static func standing(_ account: Account, now: Date) -> (String, Notice.Kind) {
        if account.suspendedAt != nil { return ("停止中", .error) }
        if account.isLocked(at: now) { return ("ロック中", .error) }
        if let until = account.validUntil, until < now { return ("期限切れ", .error) }
        if account.mustChangePassword { return ("初期パスワード", .warning) }
        return ("利用中", .success)
    }

    /// The questions that are the same for a new account and one that is there.
    static func settingFields(_ form: AccountForm, _ book: AccountBook, role: Role?) -> [Field] {
        let patterns = book.patterns.values.filter { role == nil || $0.role == role }.sorted { $0.name < $1.name }
        let districts = book.districts.values.sorted { $0.code < $1.code }
        return [
            Field("name", label: "氏名", value: form.name, hint: "1～64文字"),
            Field(
                "pattern", label: "権限パターン",
                kind: .list(
                    [.init("", "（役割のすべての権限）")]
                        + patterns.map { .init($0.identifier, "\($0.name)（\($0.role.title)）") }), value: form.pattern,
                isRequired: false),
            Field(
                "districts", label: "行政区",
                kind: .several(
                    [.init(AccountForm.allDistricts, "すべての行政区")]
                        + districts.map { .init($0.code, "\($0.name)（\($0.code)）") }),
                value: form.districts.joined(separator: " "),
                hint: "業務担当者は、選択した行政区の記録だけを参照できます。絞るときは「すべての行政区」の選択を外してください。"),
            Field(
                "valid-until", label: "有効期限", kind: .date, value: form.validUntil,
                hint: "この日の終わりまで使えます。定めない場合は空欄にしてください。",
                isRequired: false),
        ]
    }
}
