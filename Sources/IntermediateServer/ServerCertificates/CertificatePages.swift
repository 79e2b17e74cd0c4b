import AccessControl
import DesignSystem
import Foundation
import ServiceCalendar
import WebServer

/// The page of certificates: how each stands, and the next step.
enum CertificatePages {
    static func overview(
        _ request: WebRequest, installed: [InstalledCertificate], hasRequest: Bool
    ) -> Page {
        let token = request.session?.formToken
        var blocks: [Block] = []
        for kind in CertificateKind.allCases {
            blocks.append(.heading(kind.title))
            blocks += state(installed.first { $0.kind == kind }, now: request.now)
            if kind == .communication { blocks += requestBlocks(hasRequest: hasRequest, token: token) }
            blocks.append(
                .form(
                    Form(
                        action: "/admin/certificates/\(kind.rawValue)", submit: "インストールする", token: token,
                        fields: [
                            Field(
                                "certificate", label: "証明書ファイル（PEM形式）", kind: .file(accept: ".pem,.crt,.cer"),
                                hint: kind == .communication ? "登録分局から発行された証明書" : "配付されたコアシステム向け証明書")
                        ], takesFiles: true)))
        }
        return Page(
            request.frame, title: "証明書管理", blocks: blocks)
    }

    private static func state(_ certificate: InstalledCertificate?, now: Date) -> [Block] {
        guard let certificate else {
            return [.notice(Notice(kind: .warning, title: "まだインストールされていません。", body: "下の手順で取得し、インストールしてください。"))]
        }
        let restart = WeeklyRestart.source.nextStart(after: now)
        let state =
            certificate.effectiveAt.map { "有効（\(JapanTime.japanese($0)) の定期再起動から）" }
            ?? "インストール済み・未有効（次の定期再起動 \(JapanTime.japanese(restart)) の後に有効になります）"
        return [
            .summary([
                SummaryRow("状態", state), SummaryRow("主体者", certificate.subject),
                SummaryRow("フィンガープリント(SHA-256)", certificate.fingerprint),
                SummaryRow("有効期限", JapanTime.japanese(certificate.notAfter)),
                SummaryRow("インストール日時", JapanTime.japanese(certificate.installedAt)),
            ])
        ]
    }

    private static func requestBlocks(hasRequest: Bool, token: String?) -> [Block] {
        var blocks: [Block] = []
        if hasRequest {
            blocks.append(
                .links([
                    Link(
                        "CSR（証明書発行要求）をダウンロードする", path: "/admin/certificates/request.pem",
                        note: "LGPKIの証明書発行手順に従い、登録分局に提出してください。教育委員会のサーバーには使用できません（それぞれのサーバーで作成します）。")
                ]))
        }
        blocks.append(
            .form(
                Form(
                    action: "/admin/certificates/request", submit: hasRequest ? "CSRを作り直す" : "CSRを作成する", token: token,
                    fields: [])))
        return blocks
    }
}
