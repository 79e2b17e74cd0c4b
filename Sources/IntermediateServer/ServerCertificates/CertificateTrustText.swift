import Foundation
import PKI
import ServiceCalendar

/// Defects of what a certificate says, and of who says it.
extension CertificateDefectText {
    static func otherKey(_ subject: String, _ names: [String]) -> Self {
        .init(
            "この証明書は、このサーバーで作成したCSRから発行されたものではありません。",
            "選択された証明書の主体者は「\(subject)」、名前は\(list(names))です。首長部局と教育委員会で同じ証明書は使用できません。"
                + "必ずそれぞれのサーバーで作成した最新のCSRで発行を受けた証明書をインストールしてください。")
    }

    static func notTrusted(_ issuer: String, _ reason: String?) -> Self {
        .init(
            "発行者を確認できない証明書です。",
            "発行者は「\(issuer)」です\(reason.map { "（\($0)）" } ?? "")。LGPKIの登録分局から発行された証明書か確認してください。"
                + "中間認証局から発行された場合は、中間認証局の証明書も同じファイルに含めてください。")
    }

    static func changed(_ subject: String) -> Self {
        .init("署名が正しくない証明書です。", "「\(subject)」の証明書が、発行された後に書き換わっています。" + copyAgain)
    }

    static func issuerNotInForce(_ issuer: String, _ from: Date, _ until: Date) -> Self {
        .init(
            "発行者の証明書が有効期間内ではありません。",
            "「\(issuer)」の有効期間は \(JapanTime.japanese(from)) から \(JapanTime.japanese(until)) までです。" + issueAgain)
    }

    static func expired(_ date: Date) -> Self {
        .init("有効期限が切れた証明書です（\(JapanTime.japanese(date)) まで）。", "新しい証明書の発行を受けてください。")
    }

    static func notYetValid(_ date: Date) -> Self {
        .init("まだ有効ではない証明書です（\(JapanTime.japanese(date)) から）。", "有効期間の開始後にインストールしてください。")
    }

    static func usage(_ missing: KeyUse) -> Self {
        let use =
            switch missing {
            case .digitalSignature: "電子署名（digitalSignature）"
            case .certificateSigning: "証明書への署名（keyCertSign）"
            }
        return .init("証明書の鍵用途に\(use)がありません。", "暗号化通信用等電子証明書として発行されたものか確認し、" + issueAgain)
    }

    static func extendedUsage(_ missing: [ChainPurpose], _ seen: [String]) -> Self {
        let uses = missing.map { purpose in
            switch purpose {
            case .server: "サーバー認証（serverAuth）"
            case .client: "クライアント認証（clientAuth）"
            case .documents: "文書への署名（documentSigning）"
            }
        }
        return .init(
            "証明書の拡張鍵用途に\(uses.joined(separator: "と"))がありません。",
            "この証明書の拡張鍵用途は\(list(seen))です。暗号化通信用等電子証明書として発行されたものか確認し、" + issueAgain)
    }

    static func name(_ expected: String, _ seen: [String]) -> Self {
        .init(
            "このサーバーの名前の証明書ではありません。",
            seen.isEmpty
                ? "証明書に名前（subjectAltName）がありません。「\(expected)」を含む証明書の発行を受けてください。"
                : "このサーバーは「\(expected)」、証明書の名前は\(list(seen))です。CSRに書かれた名前を確認し、" + issueAgain)
    }
}
