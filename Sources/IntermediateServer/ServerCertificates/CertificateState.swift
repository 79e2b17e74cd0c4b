import DesignSystem
import Foundation
import PKI
import ServiceCalendar
import WebServer

/// How a certificate stands, in words.
enum CertificateState {
    static func cell(_ certificate: InstalledCertificate) -> Table.Cell {
        if certificate.failedAt != nil { return .state("有効化に失敗", .error) }
        return certificate.effectiveAt == nil ? .state("定期再起動待ち", .information) : .state("有効化済み", .success)
    }

    /// What somebody should know first: a failure, a wait, an end that is near.
    static func notices(_ standing: CertificateStanding, now: Date) -> [Block] {
        var blocks: [Block] = []
        if let failed = standing.failed, let date = failed.failedAt {
            let reason = failed.failure.map(CertificateError.summary) ?? ""
            blocks.append(
                .notice(
                    Notice(
                        kind: .error, title: "定期再起動（\(JapanTime.japanese(date))）で有効にできませんでした。",
                        body:
                            "\(reason)\(standing.effective == nil ? "" : "それまでの証明書を引き続き使用しています。")登録分局に確認し、正しい証明書をインストールしてください。"
                    )
                ))
        }
        if let waiting = standing.waiting {
            let restart = WeeklyRestart.source.nextStart(after: max(now, waiting.installedAt))
            blocks.append(
                .notice(
                    Notice(
                        kind: .information, title: "インストール済みです。定期再起動の後に有効になります。",
                        body: "次の定期再起動は \(JapanTime.japanese(restart)) からです。接続中の通信は切断されません。"
                            + (standing.effective == nil ? "" : "それまでは、今の証明書を使用します。"))))
        }
        if let days = standing.noticeDue(at: now), let effective = standing.effective {
            let isOver = effective.notAfter < now
            blocks.append(
                .notice(
                    Notice(
                        kind: days <= 14 || isOver ? .error : .warning,
                        title: isOver ? "有効期限が過ぎています。" : "有効期限まで\(days)日以内です。",
                        body: "\(JapanTime.japanese(effective.notAfter)) に期限が切れます。発行と定期再起動に日数を要するため、早めに更新してください。")))
        }
        if standing.effective == nil, standing.waiting == nil, standing.failed == nil {
            blocks.append(.notice(Notice(kind: .warning, title: "まだインストールされていません。", body: "手順に従って取得し、インストールしてください。")))
        }
        if let effective = standing.effective, blocks.isEmpty {
            blocks.append(
                .notice(
                    Notice(kind: .success, title: "有効です。", body: "有効期限は \(JapanTime.japanese(effective.notAfter)) です。"))
            )
        }
        return blocks
    }

    /// What the certificates say.
    static func contents(_ standing: CertificateStanding) -> [Block] {
        [("使用中の証明書", standing.effective), ("定期再起動を待つ証明書", standing.waiting)].flatMap { title, certificate -> [Block] in
            guard let certificate else { return [] }
            return [
                .heading(title),
                .summary([
                    SummaryRow("主体者", certificate.subject), SummaryRow("発行者", certificate.issuer),
                    SummaryRow("有効期間の開始", JapanTime.japanese(certificate.notBefore)),
                    SummaryRow("有効期限", JapanTime.japanese(certificate.notAfter)),
                    SummaryRow("フィンガープリント(SHA-1)", certificate.sha1Fingerprint, isCode: true),
                    SummaryRow("フィンガープリント(SHA-256)", certificate.sha256Fingerprint, isCode: true),
                    SummaryRow("インストール日時", JapanTime.japanese(certificate.installedAt)),
                    SummaryRow("有効化", certificate.effectiveAt.map(JapanTime.japanese) ?? "定期再起動待ち"),
                ]),
            ]
        }
    }

    static func installation(_ kind: CertificateKind, _ request: WebRequest) -> Block {
        .form(
            Form(
                action: "\(CertificatePages.path)/\(kind.rawValue)", submit: "インストールする",
                token: request.session?.formToken,
                fields: [
                    Field(
                        "certificate", label: "証明書ファイル", kind: .file(accept: ".pem,.crt,.cer,.der"),
                        hint: "PEM形式又はDER形式。" + (kind == .communication ? "登録分局から発行されたもの" : "配付されたもの"))
                ]))
    }
}
