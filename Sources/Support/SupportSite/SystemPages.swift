import AccessControl
import AuditLog
import DesignSystem
import HTTPTypes
import Identifiers
import NoticeForms
import WebServer

/// The certificates of an organisation's own systems: for which there can be one, and where its CSR is handed in.
enum SystemPages {
    /// A system of one side that talks to the server.
    struct Line {
        let bureau: Bureau
        let identifier: String
        let title: String
    }

    static func lines(_ form: ConfigurationRequest, _ organisation: Organisation) -> [Line] {
        organisation.bureaus.flatMap { bureau -> [Line] in
            guard let side = form.configuration(of: bureau) else { return [] }
            var lines = [Line(bureau: bureau, identifier: side.atenaSystem.id, title: "団体内統合宛名システム")]
            if let registry = form.residentRegistry(of: bureau) {
                lines.append(Line(bureau: bureau, identifier: registry.id, title: "住基システム"))
            }
            return lines + side.legacySystems.map { Line(bureau: bureau, identifier: $0.id, title: $0.title) }
        }
    }

    static func list(_ request: WebRequest, _ lines: [Line]) -> Page {
        Page(
            request.frame, title: "団体内システムの証明書",
            blocks: [
                .text("団体内システムは、システムごと、部局ごとの証明書で自治体中間サーバーに接続します。鍵はそのシステムで作成し、外に出さないでください。"),
                .text("CSRには、設定依頼票に記載したアドレスのほかの名前を含めないでください。新しい証明書が発行されると、前の証明書では接続できなくなります。"),
            ]
                + lines.flatMap { line -> [Block] in
                    [
                        .heading("\(line.title)（\(line.bureau.title)、\(line.identifier)）"),
                        .form(
                            Form(
                                action: "/support/\(line.bureau.rawValue)/systems/\(line.identifier)/certificate",
                                submit: "\(line.bureau.title)の\(line.identifier)の証明書を発行する",
                                token: request.session?.formToken,
                                fields: [
                                    Field(
                                        "request", label: "\(line.bureau.title)の\(line.identifier)のCSR",
                                        kind: .file(accept: ".pem,.csr"), hint: "PEM形式")
                                ])),
                    ]
                })
    }
}

extension SupportSite {
    /// Where a system's CSR is handed in.
    var systemRoutes: [Route] {
        [
            .page(.get, "/support/systems", .requires(.requestSystemCertificates), .systemCertificatesShown) {
                request in
                let organisation = try await organisation(request)
                let form = try await acceptedForm(of: organisation)
                return .page(SystemPages.list(request, SystemPages.lines(form, organisation)))
            }
        ]
    }
}
