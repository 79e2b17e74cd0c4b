import PKI

/// Defects of the chosen file, before anybody asks what the certificate says.
extension CertificateDefectText {
    private static let chooseIssued = "登録分局から発行された証明書のファイルを選択してください。"
    static let copyAgain = "受け取った元のファイルから、もう一度コピーまたはダウンロードして選択してください。"

    static func otherFile(_ kind: MistakenFile) -> Self {
        switch kind {
        case .privateKey:
            .init(
                "選択されたファイルには秘密鍵が含まれています。",
                "秘密鍵は作成した機器の外に出してはいけません。このファイルを安全に削除し、取扱いを情報セキュリティ担当者に確認してください。" + chooseIssued)
        case .request: .init("選択されたファイルはCSR（証明書発行要求）です。", "CSRは登録分局に提出するものです。" + chooseIssued)
        case .revocationList: .init("選択されたファイルは失効リスト（CRL）です。", chooseIssued)
        case .publicKey: .init("選択されたファイルは公開鍵です。", chooseIssued)
        case .container:
            .init("PKCS#7・PKCS#12（.p7b、.p12、.pfx）のファイルは使用できません。", "PEM形式またはDER形式の証明書だけを取り出して選択してください。")
        case .trusted:
            .init(
                "OpenSSL独自の形式（TRUSTED CERTIFICATE）のファイルは使用できません。",
                "-----BEGIN CERTIFICATE----- で始まるPEM形式の証明書ファイルを選択してください。")
        }
    }

    static func broken(_ fault: EncodingFault) -> Self {
        switch fault {
        case .cut: .init("証明書のファイルが途中で切れています。", copyAgain)
        case .trailing(let count): .init("証明書の終わりの後に余分なデータ（\(count)バイト）があります。", copyAgain)
        case .base64: .init("証明書のファイルの文字（Base64）が壊れています。", copyAgain)
        case .structure: .init("証明書の構造が壊れています。", copyAgain + "直らない場合は、" + issueAgain)
        }
    }
}
