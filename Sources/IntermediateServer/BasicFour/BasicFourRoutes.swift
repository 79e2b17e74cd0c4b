import AccessControl
public import AuditLog
import DesignSystem
import HTTPTypes
import Identifiers
import OrganisationProtocol
public import WebServer

extension AuditEvent {
    public static let basicFourFormShown = AuditEvent("basic-four.form-shown", "The form to ask for 基本4情報 was shown.")
    public static let basicFourShown = AuditEvent(
        "basic-four.shown", "A clerk was shown a person's 基本4情報, for a stated purpose (T9), or was refused.")
}

/// A clerk's screen for 基本4情報 (T9).
public struct BasicFourRoutes: Sendable {
    let service: BasicFourService

    /// Serves one server.
    public init(service: BasicFourService) {
        self.service = service
    }

    /// Ask and show.
    public var routes: [Route] {
        [
            .page(.get, "/clerk/basic-four", .requires(.readBasicFour), .basicFourFormShown) { request in
                .page(page(request))
            },
            .page(.post, "/clerk/basic-four", .requires(.readBasicFour), .basicFourShown, show),
        ]
    }

    @Sendable private func show(_ request: WebRequest) async throws -> WebResponse {
        let form = try request.form()
        return try await request.answering {
            let number = try AtenaNumber(TypedDigits.fold(form["atena-number"]))
            guard !form["purpose"].isEmpty else {
                throw Problem(
                    status: 422, code: "basic-four.no-purpose", title: "利用目的が入力されていません。",
                    detail: "何のために表示するかを入力してください（記録に残ります）。", field: "purpose")
            }
            let answer = try await service.ask(number, purpose: form["purpose"], by: request.exchange)
            return .page(page(request, answer: answer, form: form))
        } refused: { error in
            page(request, error: error, form: form)
        }
    }

    private func page(
        _ request: WebRequest, answer: BasicFourAnswer? = nil, error: (any ProblemConvertible)? = nil,
        form: FormBody? = nil
    ) -> Page {
        let typed = form?["atena-number"] ?? ""
        var blocks: [Block] = []
        if let answer {
            blocks += [
                .summary([
                    SummaryRow("統合宛名番号", answer.atenaNumber.text), SummaryRow("氏名", answer.name),
                    SummaryRow("住所", answer.address), SummaryRow("生年月日", answer.birthDate),
                    SummaryRow("性別", answer.sex),
                ]), .text("団体内統合宛名システムから取得して表示しています。このサーバーには保存されません。"),
            ]
        }
        blocks.append(
            .form(
                Form(
                    action: "/clerk/basic-four", submit: "表示する", token: request.session?.formToken,
                    fields: [
                        Field(
                            "atena-number", label: "統合宛名番号", value: answer?.atenaNumber.text ?? typed, hint: "15桁以内の数字"),
                        Field("purpose", label: "利用目的", value: form?["purpose"] ?? "", hint: "誰が、何のために表示したかが記録に残ります。"),
                    ])))
        return Page(
            request.frame, title: "基本4情報の表示", errors: error.map { [$0.fieldError] } ?? [], blocks: blocks)
    }
}
