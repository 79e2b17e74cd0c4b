import AccessControl
public import AuditLog
import HTTPTypes
import OrganisationProtocol
public import WebServer

extension AuditEvent {
    public static let codeAcquisitionSent = AuditEvent(
        "code-acquisition.sent", "A 符号取得 reached 住基システム (T8), waits for its time, or was refused.")
    public static let codeAcquisitionAdvanced = AuditEvent(
        "code-acquisition.advanced", "A 符号取得 took a step.")
    public static let codeAcquisitionRead = AuditEvent(
        "code-acquisition.read", "団体内統合宛名システム asked how far a 符号取得 is.")
    public static let codeAcquisitionCancelled = AuditEvent(
        "code-acquisition.cancelled", "団体内統合宛名システム took a 符号取得 back.")
    public static let codeRequestFileMade = AuditEvent(
        "code-request-file.made", "A file of 符号取得 for 住基システム was made (IF_FGU_20221).")
    public static let codeRequestFileFetched = AuditEvent(
        "code-request-file.fetched", "A file of 符号取得 for 住基システム was fetched (IF_FGU_20234).")
    public static let linkageCodeReceived = AuditEvent(
        "linkage-code.received", "The インターフェイスシステム delivered a 符号; its 処理通番 is purged.")
}

/// 符号取得 as 団体内統合宛名システム asks for it (T8).
public struct CodeAcquisitionRoutes: Sendable {
    let service: CodeAcquisitionService

    /// Serves one server.
    public init(service: CodeAcquisitionService) {
        self.service = service
    }

    /// Begin or resume, ask, take back; the file form; what the インターフェイスシステム delivers.
    public var routes: [Route] {
        let path = OrganisationPaths.codeAcquisitions
        let files = CodeRequestFiles(store: service.store)
        return [
            .machine(.post, path, .requires(.acquireCodes), .codeAcquisitionSent) { request in
                let asked = try request.json(CodeAcquisitionRequest.self)
                return try .json(try await service.acquire(asked, by: request.exchange), status: 202)
            },
            .machine(.post, "\(path)/status", .requires(.acquireCodes), .codeAcquisitionRead) { request in
                let number = try request.json(AtenaRegistration.self).atenaNumber
                return try .json(try await service.status(of: number, by: request.exchange))
            },
            .machine(.post, "\(path)/cancellation", .requires(.acquireCodes), .codeAcquisitionCancelled) { request in
                let number = try request.json(AtenaRegistration.self).atenaNumber
                return try .json(try await service.cancel(number, by: request.exchange))
            },
            .machine(
                .post, OrganisationPaths.codeRequestFiles, .requires(.acquireCodes), .codeRequestFileMade
            ) { request in
                try .json(
                    try await files.make(try request.json(CodeRequestFileRequest.self), by: request.exchange),
                    status: 201)
            },
            .machine(
                .get, "\(OrganisationPaths.codeRequestFiles)/{number}", .requires(.acquireCodes),
                .codeRequestFileFetched
            ) { request in
                guard let number = Int64(try request.parameter("number")) else {
                    throw CodeAcquisitionError.unknownRequest
                }
                return try .json(try await files.fetch(number, by: request.exchange))
            },
            .machine(.post, OrganisationPaths.linkageCodes, .requires(.deliverCodes), .linkageCodeReceived) { request in
                let delivered = try request.json(LinkageCodeDelivery.self)
                return try .json(try await service.receive(delivered, by: request.exchange))
            },
        ]
    }
}
