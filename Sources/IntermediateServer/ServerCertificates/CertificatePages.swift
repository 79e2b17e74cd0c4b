import AccessControl
import DesignSystem
import Foundation
import PKI
import ServiceCalendar
import WebServer

/// The overview of certificates: how each stands, and where one goes on.
enum CertificatePages {
    static let path = "/admin/certificates"

    static func overview(
        _ request: WebRequest, standings: [CertificateStanding], history: [InstalledCertificate]
    ) -> Page {
        var blocks: [Block] = []
        for standing in standings {
            blocks.append(.heading(standing.kind.title))
            blocks += CertificateState.notices(standing, now: request.now)
            blocks.append(
                .links([
                    Link(
                        standing.effective == nil
                            ? "\(standing.kind.title)をインストールする" : "\(standing.kind.title)の内容と更新",
                        path: "\(path)/\(standing.kind.rawValue)")
                ]))
        }
        blocks += [
            .heading("信頼する認証局"),
            .links([Link("認証局の証明書とフィンガープリント一覧", path: "\(path)/trust", note: "端末に登録したCA証明書との照合に使います。")]),
            .heading("履歴"), .table(table(history)),
        ]
        return Page(request.frame, title: "証明書管理", blocks: blocks)
    }

    private static func table(_ history: [InstalledCertificate]) -> Table {
        Table(
            caption: "インストールした証明書（新しい順）", headers: ["インストール日時", "種類", "状態", "有効期限", "フィンガープリント(SHA-256)"],
            rows: history.map { certificate in
                [
                    .text(JapanTime.japanese(certificate.installedAt)), .text(certificate.kind.title),
                    CertificateState.cell(certificate), .text(JapanTime.japanese(certificate.notAfter)),
                    .code(certificate.sha256Fingerprint),
                ]
            }, empty: "まだインストールしていません。")
    }

    static func core(
        _ request: WebRequest, _ standing: CertificateStanding, error: (any ProblemConvertible)? = nil
    ) -> Page {
        Page(
            request.frame, title: standing.kind.title, errors: error.map { [$0.fieldError] } ?? [],
            blocks: CertificateState.notices(standing, now: request.now)
                + CertificateState.contents(standing) + [
                    .heading("インストール"), .text("配付されたファイルをそのまま選択してください。次の定期再起動の後に有効になります。"),
                    CertificateState.installation(standing.kind, request),
                    .links([Link("証明書管理へ戻る", path: path)]),
                ])
    }

    static func trust(_ request: WebRequest, _ trusted: [TrustedAuthority]) -> Page {
        Page(
            request.frame, title: "信頼する認証局",
            blocks: [
                .text("端末やシステムに登録する証明書のフィンガープリントが、次の一覧と一致することを確認してください。SHA-1は照合のためだけに示しています。"),
                .links([Link("フィンガープリント一覧をファイルで取得する", path: "\(path)/trust/fingerprints.txt")]),
            ]
                + trusted.flatMap { authority -> [Block] in
                    [
                        .heading(authority.use),
                        .summary([
                            SummaryRow("主体者", authority.certificate.subject),
                            SummaryRow("有効期限", JapanTime.japanese(authority.certificate.notAfter)),
                            SummaryRow("フィンガープリント(SHA-1)", authority.certificate.sha1Fingerprint, isCode: true),
                            SummaryRow("フィンガープリント(SHA-256)", authority.certificate.sha256Fingerprint, isCode: true),
                        ]),
                        .links([
                            Link("\(authority.use)の証明書（PEM形式）", path: "\(path)/trust/\(authority.name).pem"),
                            Link("\(authority.use)の証明書（DER形式）", path: "\(path)/trust/\(authority.name).cer"),
                        ]),
                    ]
                } + [.links([Link("証明書管理へ戻る", path: path)])])
    }
}
