extension CertificateError {
    /// One sentence for the stable code of a refusal, as the audit log keeps it.
    static func summary(ofCode code: String) -> String {
        sentences[code] ?? "証明書として読み取れないファイルでした。"
    }

    private static let sentences = [
        "certificate.private-key": "秘密鍵を含むファイルでした。",
        "certificate.request": "CSR（証明書発行要求）のファイルでした。",
        "certificate.revocation-list": "失効リスト（CRL）のファイルでした。",
        "certificate.public-key": "公開鍵のファイルでした。",
        "certificate.container": "PKCS#7・PKCS#12のファイルでした。",
        "certificate.trusted": "OpenSSL独自の形式のファイルでした。",
        "certificate.several": "証明書が複数あるファイルでした。",
        "certificate.encoding": "壊れた証明書ファイルでした。",
        "certificate.key-algorithm": "対応していない種類の鍵の証明書でした。",
        "certificate.signature-algorithm": "署名の方式に対応していない証明書でした。",
        "certificate.no-request": "CSRがまだ作成されていませんでした。",
        "certificate.authority": "認証局の証明書でした。",
        "certificate.not-authority": "コアシステム向け証明書ではありませんでした。",
        "certificate.other-key": "別のサーバー（首長部局・教育委員会の他方など）の鍵の証明書でした。",
        "certificate.duplicate": "すでにインストールされた証明書でした。",
        "certificate.unknown-critical": "対応していない重要な拡張がある証明書でした。",
        "certificate.not-trusted": "登録分局から発行された証明書ではありませんでした。",
        "certificate.signature": "署名が正しくない証明書でした。",
        "certificate.issuer-not-in-force": "発行者の証明書が有効期間内ではありませんでした。",
        "certificate.expired": "有効期限が切れた証明書でした。",
        "certificate.not-yet-valid": "有効期間前の証明書でした。",
        "certificate.usage": "鍵用途が合わない証明書でした。",
        "certificate.extended-usage": "拡張鍵用途が合わない証明書でした。",
        "certificate.name": "このサーバーの名前の証明書ではありませんでした。",
        "certificate.revoked": "失効した証明書でした。",
        "certificate.issuer-revoked": "発行者の証明書が失効していました。",
        "certificate.revocation-unknown": "失効していないことを確認できませんでした。",
    ]
}
