import PKI

/// What a certificate must be before it is installed (§2.8, §2.9).
enum CertificateRules {
    /// A communication certificate: ours by its key and name, of the registration authority, in force and not taken back.
    static func checkCommunication(
        _ file: CertificateFile, expecting expectation: InstallationExpectation
    ) async throws(CertificateError) {
        if let defect = await CertificateInspection.defect(of: file, expecting: expectation) { throw .refused(defect) }
    }

    /// The core system's: an authority certificate that is in force and may sign certificates.
    static func checkCore(
        _ file: CertificateFile, expecting expectation: AuthorityExpectation
    ) throws(CertificateError) {
        if let defect = CertificateInspection.defect(ofAuthority: file.certificate, expecting: expectation) {
            throw .refused(defect)
        }
    }

    /// Reads what somebody chose.
    static func read(_ bytes: [UInt8]) throws(CertificateError) -> CertificateFile {
        do {
            return try CertificateFile.read(bytes)
        } catch {
            throw .refused(error)
        }
    }
}
