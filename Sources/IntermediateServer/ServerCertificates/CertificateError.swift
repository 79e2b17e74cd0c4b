public import PKI
public import WebServer

/// Why a certificate is not installed, or a request not made.
public enum CertificateError: Error, Sendable, Hashable {
    /// What the inspection found.
    case refused(CertificateDefect)
    /// A part of a request's subject that no certificate can carry.
    case badSubject(field: String, title: String)

    /// No request was made yet.
    static let noRequest = CertificateError.refused(.noRequest)
}

extension CertificateError: ProblemConvertible {
    public var problem: Problem {
        switch self {
        case .refused(let defect):
            let text = CertificateDefectText(defect)
            // Making the request comes first: nothing is wrong with the file, and no field is to be corrected.
            let isEarly = defect == .noRequest
            return Problem(
                status: isEarly ? 409 : 422, code: defect.code, title: text.title, detail: text.detail,
                field: isEarly ? nil : "certificate")
        case .badSubject(let field, let title):
            return Problem(
                status: 422, code: "certificate-request.subject", title: "\(title)が正しく入力されていません。",
                detail: "1～64文字で入力してください。改行は使えません。", field: field)
        }
    }
}
