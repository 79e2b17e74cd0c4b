public import PKI
public import WebServer

/// Why a certificate is not installed.
public enum CertificateError: Error, Sendable, Hashable {
    /// What the inspection found.
    case refused(CertificateDefect)

    /// No request was made yet.
    static let noRequest = CertificateError.refused(.noRequest)

    /// What the inspection found.
    public var defect: CertificateDefect {
        switch self {
        case .refused(let defect): defect
        }
    }
}

extension CertificateError: ProblemConvertible {
    public var problem: Problem {
        let text = CertificateDefectText(defect)
        // Making the request comes first: nothing is wrong with the file, and no field is to be corrected.
        let isEarly = defect == .noRequest
        return Problem(
            status: isEarly ? 409 : 422, code: defect.code, title: text.title, detail: text.detail,
            field: isEarly ? nil : "certificate")
    }
}
