import Foundation
import Identifiers
import Programme
import ServiceCalendar

/// A reminder's words: placeholders filled in for one organisation and its reason.
public enum ReminderText {
    /// The placeholders, and what each stands for.
    public static let placeholders = [
        ("{団体名}", "団体の名称"), ("{部局}", "首長部局又は教育委員会"), ("{作業}", "作業の名称"), ("{期限}", "作業の期限"),
        ("{担当}", "作業の担当"), ("{待ち}", "先に完了が必要な作業"), ("{確認}", "受領を確認する画面のアドレス"),
    ]

    /// What a new reminder begins with.
    public static let subject = "【総合運用テスト準備】「{作業}」の実施状況の確認（{団体名}）"
    /// What a new reminder begins with.
    public static let content = """
        {団体名}
        ASPサービス利用に係る窓口担当部署　御中

        総合運用テスト準備について、次の作業の完了が確認できていません。

        部局：{部局}
        作業：{作業}
        期限：{期限}
        担当：{担当}
        先に必要な作業：{待ち}

        状況をご確認の上、完了の見込みをご連絡ください。
        このメールを確認された方は、次の画面で受領の確認をお願いします。
        {確認}

        """

    /// Words for one organisation.
    public static func filled(
        _ text: String, for progress: OrganisationProgress, _ reason: Reason, confirmationAddress: String
    ) -> String {
        let waits = reason.waitsFor.map { "「\($0.title)」" }.joined()
        let values = [
            "{団体名}": progress.organisation.name, "{部局}": reason.bureau.title, "{作業}": reason.task.title,
            "{期限}": reason.task.deadline.map { JapanTime.japanese($0) } ?? "定めなし", "{担当}": reason.task.responsible,
            "{待ち}": waits.isEmpty ? "なし（すぐに実施できます）" : waits, "{確認}": confirmationAddress,
        ]
        // One pass over the text: a value that looks like a placeholder is not filled in again.
        var (rest, filled) = (Substring(text), "")
        while let brace = rest.firstIndex(of: "{") {
            filled += rest[..<brace]
            rest = rest[brace...]
            if let (placeholder, value) = values.first(where: { rest.hasPrefix($0.key) }) {
                filled += value
                rest = rest.dropFirst(placeholder.count)
            } else {
                filled += "{"
                rest = rest.dropFirst()
            }
        }
        return filled + rest
    }
}
