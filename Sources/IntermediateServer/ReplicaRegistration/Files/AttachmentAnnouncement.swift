import AccessControl
import OrganisationProtocol
import ReplicaFiles
import WebServer

/// The announcement of an attachment by the message of IF_DBM_20113.
enum AttachmentAnnouncement {
    /// Reads the message, and in the query what it has no place for [O].
    /// - Throws: `Problem`; `ReplicaFileError.badMessage`.
    static func read(_ request: WebRequest) throws -> ReplicaFileRequest {
        let message: RegistrationMessage
        do throws(RegistrationMessage.Faults) {
            message = try RegistrationMessage(request.body)
        } catch {
            throw ReplicaFileError.badMessage(error.all)
        }
        return ReplicaFileRequest(
            system: String(request.actor.identifier.trimmingPrefix("system:")), requestKey: message.identifier,
            format: .xml, mode: try mode(request), size: try count("size", in: request),
            records: try count("records", in: request))
    }

    /// A number of the query, not below nought.
    /// - Throws: `Problem` that names it.
    static func count(_ name: String, in request: WebRequest) throws(Problem) -> Int64 {
        guard let text = request.query[name], let count = Int64(text), count >= 0 else {
            let meaning = names[name] ?? name
            throw Problem(
                status: 422, code: "request.field", title: "\(meaning)が指定されていません。",
                detail: "0以上の整数を \(name) に指定してください。", field: name)
        }
        return count
    }

    private static let names = [
        "offset": "送信する位置（受信済みのバイト数）", "size": "ファイルの大きさ（バイト数）", "records": "レコードの件数",
    ]

    private static func mode(_ request: WebRequest) throws(Problem) -> RowMode {
        guard let text = request.query["mode"] else { return .allOrNothing }
        guard let mode = RowMode(rawValue: text) else {
            throw Problem(
                status: 422, code: "request.field", title: "誤りがある場合の扱い（mode）の指定が正しくありません。",
                detail: "\(RowMode.allCases.map(\.rawValue).joined(separator: "または")) を指定してください。", field: "mode")
        }
        return mode
    }
}
