import OrganisationProtocol
import WebServer

/// Why an entry is not taken; never with the number: a 個人番号 sent in its place must not come back.
enum AtenaNumberError: Error, Sendable, Hashable {
    case unknown
    case taken
    case sameNumber
    case noNew
    case needlessNew
    case tooMany(Int)

    var code: String {
        switch self {
        case .unknown: "atena-number.unknown"
        case .taken: "atena-number.taken"
        case .sameNumber: "atena-number.same"
        case .noNew: "atena-number.no-new"
        case .needlessNew: "atena-number.needless-new"
        case .tooMany: "atena-number.too-many"
        }
    }

    var title: String {
        switch self {
        case .unknown: "変更前の統合宛名番号は登録されていません。"
        case .taken: "変更後の統合宛名番号は、既に登録されています。"
        case .sameNumber: "変更前と変更後の統合宛名番号が同じです。"
        case .noNew: "変更後の統合宛名番号が指定されていません。"
        case .needlessNew: "変更後の統合宛名番号は、変更の場合にだけ指定できます。"
        case .tooMany(let count): "1回の処理は\(AtenaNumberService.limit)件までです（\(count)件）。"
        }
    }

    var remedy: String {
        switch self {
        case .unknown: "番号を確認するか、登録として送信してください。"
        case .taken: "別の方の番号ではないかを確認してください。同じ方の場合は、変更前の番号を削除してください。"
        case .sameNumber, .noNew, .needlessNew: "番号を確認して、もう一度送信してください。"
        case .tooMany: "分割して送信してください。何も変更されていません。"
        }
    }

    var field: String {
        switch self {
        case .unknown: "atenaNumber"
        case .taken, .sameNumber, .noNew, .needlessNew: "newAtenaNumber"
        case .tooMany: "entries"
        }
    }

    func rejection(row: Int) -> RowRejection {
        RowRejection(row: row, field: field, code: code, message: title + remedy)
    }
}

extension AtenaNumberError: ProblemConvertible {
    var problem: Problem {
        var status = 422
        if case .tooMany = self { status = 413 }
        return Problem(status: status, code: code, title: title, detail: remedy, field: field)
    }
}
