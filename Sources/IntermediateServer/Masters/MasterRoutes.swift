import AccessControl
public import AuditLog
import DesignSystem
import Foundation
import HTTPTypes
import ServiceCalendar
public import WebServer

extension AuditEvent {
    public static let mastersShown = AuditEvent("master.shown", "The page of masters was shown.")
    public static let masterImported = AuditEvent("master.imported", "The test master was imported, or refused (§2.6).")
    public static let provisionalMasterApplied = AuditEvent(
        "master.provisional-applied", "The provisional master was applied at a server's birth (§2.6).")
}

/// A system administrator's work on masters.
public struct MasterRoutes: Sendable {
    let service: MasterService

    /// Serves one server's masters.
    public init(service: MasterService) {
        self.service = service
    }

    /// Overview and import.
    public var routes: [Route] {
        [
            .page(.get, "/admin/masters", .requires(.manageMasters), .mastersShown, overview),
            .page(.post, "/admin/masters", .requires(.manageMasters), .masterImported, importMaster),
        ]
    }

    @Sendable private func overview(_ request: WebRequest) async throws -> WebResponse {
        .page(Self.page(request, try await service.history()))
    }

    @Sendable private func importMaster(_ request: WebRequest) async throws -> WebResponse {
        let file = try request.form().file("master", title: "配信マスターのファイル")
        try await service.apply(try request.decoding(DistributedMaster.self, from: file), by: request.exchange)
        return .seeOther("/admin/masters")
    }

    private static func page(_ request: WebRequest, _ history: [AppliedMaster]) -> Page {
        let token = request.session?.formToken
        return Page(
            request.frame, title: "配信マスター",
            blocks: [
                .table(
                    Table(
                        caption: "適用の履歴（上が現在）", headers: ["版", "区分", "事務手続", "特定個人情報名", "適用日時", "適用者"],
                        rows: history.map { applied in
                            [
                                .text(applied.master.version), .text(applied.master.kind.title),
                                .text("\(applied.master.procedures.count)件"), .text("\(applied.master.items.count)件"),
                                .text(JapanTime.japanese(applied.importedAt)), .text(applied.importedBy),
                            ]
                        })),
                .heading("配信マスターを取り込む"),
                .text("総合運用テスト用の情報提供NWS配信マスターを選択してください。内容に一つでも誤りがあれば、何も適用されません。"),
                .form(
                    Form(
                        action: "/admin/masters", submit: "取り込む", token: token,
                        fields: [Field("master", label: "配信マスターのファイル", kind: .file(accept: ".json"))],
                        takesFiles: true)),
            ])
    }
}
