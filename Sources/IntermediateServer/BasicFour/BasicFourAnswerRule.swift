import Foundation
import Identifiers
import OrganisationProtocol
import ServiceCalendar
import Verdicts

/// Judges what 団体内統合宛名システム answered: what is not surely about the person asked for is shown to nobody.
enum BasicFourAnswerRule {
    /// Characters of a name or an address [O].
    private static let limit = 400

    /// Reads an answer.
    /// - Throws: `HopFailure` that says what was wrong with it, without anything of the answer.
    static func answer(
        to number: AtenaNumber, status: Int, body: [UInt8]
    ) throws(HopFailure) -> BasicFourAnswer {
        guard status != 404 else {
            throw failure(
                "basic-four.unknown-there", "団体内統合宛名システムに、該当の統合宛名番号がありません（404）",
                "団体内統合宛名システムの担当者に、該当の統合宛名番号が登録されているかを確認してください。")
        }
        guard status == 200 else {
            throw failure(
                "basic-four.refused", "団体内統合宛名システムが応答を拒否しました（\(status)）",
                "団体内統合宛名システムの担当者に、基本4情報の提供の設定と、中間サーバーの証明書の登録を確認してください。")
        }
        guard let answer = try? JSONDecoder().decode(BasicFourAnswer.self, from: Data(body)) else {
            throw failure(
                "basic-four.unreadable", "団体内統合宛名システムの応答を読み取れません",
                "団体内統合宛名システムのベンダーに、応答の形式（openapi.yamlのBasicFourAnswer）を確認してください。")
        }
        guard answer.atenaNumber == number else {
            throw failure(
                "basic-four.other-person", "照会した番号と異なる統合宛名番号の情報が返されました。表示していません",
                "直ちに団体内統合宛名システムの担当者に連絡してください。別の方の情報である可能性があります。")
        }
        let texts = [answer.name, answer.address, answer.sex]
        guard CalendarDay(answer.birthDate) != nil, texts.allSatisfy({ (1...limit).contains($0.count) }) else {
            throw failure(
                "basic-four.incomplete", "団体内統合宛名システムの応答に、空の項目か、正しくない生年月日があります",
                "団体内統合宛名システムの担当者に、該当の方の氏名、住所、生年月日、性別の登録内容を確認してください。")
        }
        return answer
    }

    private static func failure(_ code: String, _ seen: String, _ remedy: String) -> HopFailure {
        HopFailure(
            hop: .application, code: code, expected: "団体内統合宛名システムが、照会した方の基本4情報を返すこと", seen: seen,
            remedy: remedy)
    }
}
