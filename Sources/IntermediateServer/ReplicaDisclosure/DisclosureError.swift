import OrganisationProtocol
import WebServer

/// Why a request, or a row of it, is not taken; no message repeats a number.
enum DisclosureError: Error, Sendable, Hashable {
    case unknownReplica
    case unknownPerson

    var code: String {
        switch self {
        case .unknownReplica: "disclosure.unknown-replica"
        case .unknownPerson: "disclosure.unknown-atena-number"
        }
    }

    func rejection(row: Int) -> RowRejection {
        let problem = problem
        return RowRejection(row: row, field: problem.field ?? "", code: code, message: problem.title + problem.detail)
    }
}

extension DisclosureError: ProblemConvertible {
    var problem: Problem {
        switch self {
        case .unknownReplica:
            Problem(
                status: 404, code: code, title: "指定されたレコード識別番号の副本はありません。",
                detail: "番号を確認してください。他のシステムが登録した副本は指定できません。", field: "recordIdentifier")
        case .unknownPerson:
            Problem(
                status: 404, code: code, title: "指定された団体内統合宛名番号は登録されていません。", detail: "番号を確認してください。",
                field: "atenaNumber")
        }
    }
}
