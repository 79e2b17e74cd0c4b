import OrganisationProtocol
public import ReplicaFiles
import ServiceCalendar
public import WebServer

/// Why a step of sending a file is not taken.
public enum ReplicaFileError: Error, Sendable, Hashable {
    case otherSystem
    case unknownFile
    case badKey
    case badMessage([RegistrationMessage.Fault])
    case tooLarge(Int64)
    case tooManyRecords(Int64)
    case empty
    case keyInUse
    case partTooLarge(Int)
    case notReceiving(String)
    case wrongPlace(received: Int64)
    case beyondEnd(size: Int64)
    case incomplete(received: Int64, size: Int64)
    case alreadyWhole(String)
}

extension ReplicaFileError: ProblemConvertible {
    public var problem: Problem {
        switch self {
        case .otherSystem:
            Problem(
                status: 403, code: "replica.other-system", title: "証明書のシステムと、副本の登録元システムが異なります。",
                detail: "それぞれの既存システムの証明書で登録してください。", field: "system")
        case .unknownFile:
            Problem(
                status: 404, code: "replica-file.unknown", title: "指定された番号のファイルはありません。",
                detail: "登録の開始時に返された番号を指定してください。")
        case .badKey:
            Problem(
                status: 422, code: "replica-file.bad-key", title: "送信元の識別子（requestKey）の形式が正しくありません。",
                detail: RequestKey.rule, field: "requestKey")
        case .badMessage(let faults):
            Problem(
                status: 422, code: "replica-file.bad-message", title: "IF_DBM_20113の要求に誤りがあります。",
                detail: faults.map(\.message).joined(), field: faults.first.map(\.element))
        case .tooLarge(let size):
            Problem(
                status: 413, code: "replica-file.too-large", title: "ファイルが大きすぎます（\(size)バイト）。",
                detail: "上限は\(ReplicaFileLimits.size)バイトです。圧縮するか、複数のファイルに分けてください。何も登録されていません。",
                field: "size")
        case .tooManyRecords(let count):
            Problem(
                status: 413, code: "replica-file.too-many",
                title: "1ファイルのレコードは\(ReplicaFileLimits.records)件までです（\(count)件）。",
                detail: "複数のファイルに分けてください。何も登録されていません。", field: "records")
        case .empty:
            Problem(
                status: 422, code: "replica-file.empty", title: "ファイルの大きさとレコード件数は1以上で指定してください。",
                detail: "登録するレコードがない場合、送信は不要です。", field: "size")
        case .keyInUse:
            Problem(
                status: 409, code: "replica-file.key-in-use", title: "同じ識別子（requestKey）で、内容の異なる登録が既に開始されています。",
                detail: "続きを送る場合は開始時と同じ内容を、別のファイルの場合は新しい識別子を指定してください。", field: "requestKey")
        case .partTooLarge(let size):
            Problem(
                status: 413, code: "replica-file.part-too-large", title: "一度に送信できる大きさを超えています（\(size)バイト）。",
                detail: "\(ReplicaFileLimits.part)バイト以下に分けて送信してください。")
        case .notReceiving(let title):
            Problem(
                status: 409, code: "replica-file.not-receiving", title: "このファイルは「\(title)」のため、続きを受け付けません。",
                detail: "登録をやり直す場合は、新しい識別子（requestKey）で開始してください。")
        case .wrongPlace(let received):
            Problem(
                status: 409, code: "replica-file.wrong-place", title: "続きの位置が異なります（受信済み\(received)バイト）。",
                detail: "\(received)バイト目から送信してください。", field: "offset")
        case .beyondEnd(let size):
            Problem(
                status: 422, code: "replica-file.beyond-end", title: "開始時に指定された大きさ（\(size)バイト）を超えています。",
                detail: "ファイルの大きさを確認し、新しい識別子（requestKey）で開始し直してください。", field: "offset")
        case .incomplete(let received, let size):
            Problem(
                status: 409, code: "replica-file.incomplete", title: "ファイルが最後まで届いていません（\(size)バイト中\(received)バイト）。",
                detail: "\(received)バイト目からの続きを送信してから、完了を通知してください。")
        case .alreadyWhole(let title):
            Problem(
                status: 409, code: "replica-file.already-whole", title: "このファイルは「\(title)」のため、取りやめできません。",
                detail: "登録された副本を取り下げる場合は、公開終了日を設定してください。")
        }
    }
}
