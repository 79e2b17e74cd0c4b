import AccessControl
import Foundation
import NoticeForms
import OutgoingMail
import RollUp
import ServiceCalendar
import WebServer

/// A hand-over as somebody filled it in.
enum HandoverForm {
    /// Reads and checks it.
    /// - Throws: `Problem` that names the field.
    static func read(_ form: FormBody, _ contacts: [ContactEntry], now: Date) throws(Problem) -> Handover {
        guard let role = ContactRole(rawValue: form["role"]), let leaving = contacts.first(where: { $0.role == role })
        else {
            throw wrong("role", "引き継ぐ担当が選択されていません。", "連絡票に記載のある担当を選択してください。")
        }
        for (field, title) in [("name", "氏名"), ("department", "所属"), ("telephone", "電話番号")] {
            guard (1...100).contains(form[field].count) else {
                throw wrong(field, "後任者の\(title)が入力されていません。", "100文字以内で入力してください。")
            }
        }
        guard let mail = MailAddress(form["mail"]) else {
            throw wrong("mail", "メールアドレスの形式が正しくありません。", "staff@example.jp のように、半角で入力してください。")
        }
        guard let day = CalendarDay(form["from"]) else {
            throw wrong("from", "引き継ぐ日が正しくありません。", "2016-05-19 のように入力してください。")
        }
        return Handover(
            role: role, leaving: leaving.contact.name,
            successor: Contact(
                name: form["name"], department: form["department"], mail: mail.text, telephone: form["telephone"]),
            from: day.instant(hour: 0))
    }

    private static func wrong(_ field: String, _ title: String, _ detail: String) -> Problem {
        Problem(status: 422, code: "handover.\(field)", title: title, detail: detail, field: field)
    }
}
