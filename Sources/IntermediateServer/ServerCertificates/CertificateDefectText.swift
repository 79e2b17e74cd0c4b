import PKI

/// A defect in an administrator's words: what is wrong, and what to do about it.
struct CertificateDefectText {
    let title: String
    let detail: String

    static let issueAgain = "登録分局に連絡し、証明書の再発行を受けてください。"

    init(_ title: String, _ detail: String) {
        self.title = title
        self.detail = detail
    }

    init(_ defect: CertificateDefect) {
        self =
            switch defect {
            case .unreadable:
                .init(
                    "証明書として読み取れません。",
                    "PEM形式（-----BEGIN CERTIFICATE----- で始まるもの）またはDER形式の証明書ファイルを選択してください。")
            case .otherFile(let kind): .otherFile(kind)
            case .several(let subjects):
                .init(
                    "ファイルに証明書が\(subjects.count)件あります。",
                    "主体者は\(Self.list(subjects))です。インストールする証明書だけを含むファイルを選択してください。")
            case .encoding(let fault): .broken(fault)
            case .keyAlgorithm:
                .init("対応していない種類の鍵の証明書です。", "このサーバーで作成したCSR（P-256）から発行された証明書か確認してください。")
            case .signatureAlgorithm:
                .init("証明書の署名の方式に対応していません。", "SHA-1など古い方式の署名は信頼できません。SHA-256以上の方式で発行されるよう、" + Self.issueAgain)
            case .noRequest:
                .init("このサーバーではCSRがまだ作成されていません。", "先にこのサーバーでCSRを作成し、登録分局で発行を受けてください。")
            case .authority(let subject):
                .init("認証局の証明書です。", "選択された証明書の主体者は「\(subject)」です。このサーバーに発行された証明書のファイルを選択してください。")
            case .notAuthority:
                .init("コアシステム向け証明書ではありません。", "配付されたコアシステム向け暗号化通信用等電子証明書のファイルを選択してください。")
            case .otherKey(let subject, let names): .otherKey(subject, names)
            case .duplicate(let fingerprint):
                .init(
                    "すでにインストールされた証明書です。",
                    "フィンガープリント(SHA-256)は \(fingerprint) です。更新の場合は、新しく発行された証明書のファイルを選択してください。")
            case .unknownCritical(let identifier):
                .init("対応していない重要な拡張（\(identifier)）がある証明書です。", "この拡張を付けずに発行できるか、登録分局に確認してください。")
            case .notTrusted(let issuer, let reason): .notTrusted(issuer, reason)
            case .signature(let subject): .changed(subject)
            case .issuerNotInForce(let issuer, let from, let until): .issuerNotInForce(issuer, from, until)
            case .expired(let date): .expired(date)
            case .notYetValid(let date): .notYetValid(date)
            case .usage(let missing): .usage(missing)
            case .extendedUsage(let missing, let seen): .extendedUsage(missing, seen)
            case .name(let expected, let seen): .name(expected, seen)
            case .revoked(let instant, let reason): .revoked(nil, instant, reason)
            case .issuerRevoked(let issuer, let instant, let reason): .revoked(issuer, instant, reason)
            case .revocationUnknown(let issuer, let refusal): .revocationUnknown(issuer, refusal)
            }
    }

    /// Names as a sentence has them; never an empty pair of brackets.
    static func list(_ names: [String]) -> String {
        names.isEmpty ? "「（なし）」" : names.prefix(10).map { "「\($0)」" }.joined(separator: "、")
    }
}
