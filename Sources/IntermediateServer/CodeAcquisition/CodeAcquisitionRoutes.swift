import AccessControl
public import AuditLog
import HTTPTypes
import OrganisationProtocol
public import WebServer

extension AuditEvent {
    public static let codeAcquisitionSent = AuditEvent(
        "code-acquisition.sent", "A 符号取得 reached 住基システム (T8), or was refused.")
}

/// 符号取得 as 団体内統合宛名システム asks for it (T8).
public struct CodeAcquisitionRoutes: Sendable {
    let service: CodeAcquisitionService

    /// Serves one server.
    public init(service: CodeAcquisitionService) {
        self.service = service
    }

    /// Begin or resume.
    public var routes: [Route] {
        [
            .machine(
                .post, "\(OrganisationPaths.codeAcquisitions)", .requires(.acquireCodes), .codeAcquisitionSent
            ) { request in
                let asked = try request.json(CodeAcquisitionRequest.self)
                return try .json(try await service.acquire(asked, by: request.exchange), status: 202)
            }
        ]
    }
}
