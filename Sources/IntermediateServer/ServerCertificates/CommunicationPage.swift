import DesignSystem
import Foundation
import PKI
import ServiceCalendar
import WebServer

/// 暗号化通信用等電子証明書 as one guided flow: request, application, installation, restart (§2.8); the renewal goes the
/// same way.
enum CommunicationPage {
    /// What the page needs to know.
    struct Content: Sendable {
        let standing: CertificateStanding
        let request: (request: CertificateRequest, createdAt: Date)?
        let subject: SubjectTemplate
        let hostName: String

        /// A request that no certificate came for yet.
        var openRequest: (request: CertificateRequest, createdAt: Date)? {
            guard let request else { return nil }
            let newest = standing.waiting ?? standing.effective
            let key = newest.flatMap { try? IssuedCertificate(pem: $0.pem) }?.publicKeyFingerprint
            return key == request.request.publicKeyFingerprint ? nil : request
        }
    }

    static func show(
        _ request: WebRequest, _ content: Content, form: FormBody? = nil, error: (any ProblemConvertible)? = nil
    ) -> Page {
        let standing = content.standing
        let blocks =
            CertificateState.notices(standing, now: request.now)
            + [.heading(standing.effective == nil ? "手順" : "更新の手順"), .steps(steps(content))]
            + requestBlocks(request, content, form: form) + [
                .heading("3. インストール"),
                .text("発行された証明書を選択してください。このサーバーのCSRから発行されたものであることを確認します（首長部局と教育委員会で同じ証明書は使用できません）。"),
                CertificateState.installation(.communication, request),
            ] + CertificateState.contents(standing) + [.links([Link("証明書管理へ戻る", path: CertificatePages.path)])]
        return Page(
            request.frame, title: standing.kind.title, errors: error.map { [$0.fieldError] } ?? [], blocks: blocks)
    }

    private static func steps(_ content: Content) -> [Step] {
        let hasOpen = content.openRequest != nil
        let isWaiting = content.standing.waiting != nil
        let isDone = content.standing.effective != nil && !hasOpen && !isWaiting
        func step(_ title: String, done: Bool, open: Bool, note: String) -> Step {
            Step(
                title: title, state: done ? "完了" : open ? "実施できます" : "待機中",
                kind: done ? .success : open ? .warning : .information, note: note)
        }
        return [
            step(
                "CSR（証明書発行要求）の作成", done: hasOpen || isWaiting || isDone, open: true,
                note: content.request.map { "\(JapanTime.japanese($0.createdAt)) に作成しました。" } ?? ""),
            step("登録分局への発行申請", done: isWaiting || isDone, open: hasOpen, note: "CSRをダウンロードし、LGPKIの証明書発行手順に従って提出します。"),
            step("証明書のインストール", done: isWaiting || isDone, open: hasOpen, note: ""),
            step("定期再起動による有効化", done: isDone, open: false, note: "日曜日17:00から月曜日8:00までの間に行われます。"),
        ]
    }

    private static func requestBlocks(_ request: WebRequest, _ content: Content, form: FormBody?) -> [Block] {
        let path = CertificatePages.path
        var blocks: [Block] = [
            .heading("1. CSRの作成"), .text("鍵はこのサーバーの中で作成され、外に出ることはありません。作成し直しても、発行済みの証明書は引き続き使えます。"),
            .form(
                Form(
                    action: "\(path)/request", submit: content.request == nil ? "CSRを作成する" : "新しいCSRを作成する",
                    token: request.session?.formToken,
                    fields: [
                        Field(
                            "organisation", label: "組織名（O）",
                            value: form?["organisation"] ?? content.subject.organisation),
                        Field(
                            "unit", label: "部門名（OU）", value: form?["unit"] ?? content.subject.unit,
                            hint: "サーバー名（CN）は \(content.hostName)、国名（C）は JP です。"),
                    ])), .heading("2. 発行申請"),
        ]
        guard let newest = content.request else {
            return blocks + [.text("CSRを作成すると、ここからダウンロードできます。")]
        }
        blocks += [
            .summary([
                SummaryRow("主体者", newest.request.subject), SummaryRow("作成日時", JapanTime.japanese(newest.createdAt)),
                SummaryRow("公開鍵のフィンガープリント(SHA-256)", newest.request.publicKeyFingerprintInPairs, isCode: true),
            ]),
            .links([
                Link("CSRをダウンロードする（PEM形式）", path: "\(path)/request.pem"),
                Link("CSRをダウンロードする（DER形式）", path: "\(path)/request.der"),
            ]),
        ]
        return blocks
    }
}
