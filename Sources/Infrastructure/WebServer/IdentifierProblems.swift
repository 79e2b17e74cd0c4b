public import Identifiers

extension IdentifierError: ProblemConvertible {
    public var problem: Problem {
        Problem(status: 422, code: code, title: message, detail: "入力内容を確認して、もう一度送信してください。", field: field)
    }
}
