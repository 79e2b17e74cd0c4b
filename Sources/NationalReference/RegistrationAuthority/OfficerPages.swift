import AccessControl
import DesignSystem
import NationalProtocol
import PKI
import ServiceCalendar
import WebServer

/// The screens of the 登録分局's officer.
enum OfficerPages {
    static let path = NationalPaths.registrationOfficer

    static func overview(
        _ request: WebRequest, _ issued: [Issuance], error: (any ProblemConvertible)?
    ) -> Page {
        Page(
            request.frame, title: "証明書の発行", errors: error.map { [$0.fieldError] } ?? [],
            blocks: [
                .text("提出されたCSRを選択してください。内容を確認してから発行します。"),
                .form(
                    Form(
                        action: "\(path)applications", submit: "内容を確認する", token: nil,
                        fields: [Field("request", label: "CSRのファイル", kind: .file(accept: ".pem,.csr"), hint: "PEM形式")])),
                .heading("発行した証明書"),
                .table(
                    Table(
                        caption: "発行した証明書（新しい順）", headers: ["シリアル番号", "主体者", "発行日時", "状態"],
                        rows: issued.map { one in
                            [
                                .link(
                                    Link(
                                        one.certificate.serialNumber,
                                        path: "\(path)certificates/\(one.certificate.serialNumber)")),
                                .text(one.certificate.subject), .text(JapanTime.japanese(one.issuedAt)),
                                one.revokedAt == nil ? .state("有効", .success) : .state("失効", .error),
                            ]
                        })),
            ])
    }

    static func examined(_ request: WebRequest, _ asked: CertificateRequest) -> Page {
        Page(
            request.frame, title: "この内容で発行しますか",
            blocks: [
                .summary([
                    SummaryRow("主体者", asked.subject), SummaryRow("サーバー名", asked.dnsNames.joined(separator: "、")),
                    SummaryRow("公開鍵のフィンガープリント(SHA-256)", asked.publicKeyFingerprintInPairs, isCode: true),
                ]), .text("申請書の記載と一致することを確認してください。CSRの署名は検証済みです。"),
                .form(
                    Form(
                        action: "\(path)certificates", submit: "発行する", token: nil,
                        fields: [Field("request", label: "", kind: .hidden, value: asked.pem)])),
                .links([Link("発行せずに戻る", path: path)]),
            ])
    }

    static func issued(_ request: WebRequest, _ one: Issuance) -> Page {
        let certificate = one.certificate
        let own = "\(path)certificates/\(certificate.serialNumber)"
        var blocks: [Block] = [
            .summary([
                SummaryRow("シリアル番号", certificate.serialNumber, isCode: true), SummaryRow("主体者", certificate.subject),
                SummaryRow("有効期間の開始", JapanTime.japanese(certificate.notBefore)),
                SummaryRow("有効期限", JapanTime.japanese(certificate.notAfter)),
                SummaryRow("フィンガープリント(SHA-256)", certificate.sha256Fingerprint, isCode: true),
            ]),
            .links([
                Link("証明書をダウンロードする（PEM形式）", path: "\(own)/certificate.pem"),
                Link("証明書をダウンロードする（DER形式）", path: "\(own)/certificate.cer"),
            ]),
        ]
        if let revokedAt = one.revokedAt {
            blocks.append(
                .notice(Notice(kind: .error, title: "失効しています。", body: "\(JapanTime.japanese(revokedAt)) に失効しました。")))
        } else {
            blocks += [
                .heading("失効"),
                .form(
                    Form(
                        action: "\(own)/revocation", submit: "この証明書を失効させる", token: nil,
                        fields: [
                            Field(
                                "reason", label: "失効の理由",
                                kind: .list(reasons.map { .init($0.0.name, $0.1) }),
                                value: RevocationReason.superseded.name, hint: "失効は取り消せません。")
                        ], isDangerous: true)),
            ]
        }
        blocks.append(.links([Link("一覧へ戻る", path: path)]))
        return Page(request.frame, title: "発行した証明書 \(certificate.serialNumber)", blocks: blocks)
    }

    private static let reasons: [(RevocationReason, String)] = [
        (.superseded, "証明書の取替え"), (.keyCompromise, "鍵の危殆化"), (.affiliationChanged, "名称の変更"),
        (.cessationOfOperation, "利用の終了"), (.unspecified, "その他"),
    ]
}
