import SwiftASN1
import X509

extension Certificate.PublicKey {
    /// SHA-256 of the whole SubjectPublicKeyInfo, lower-case hex.
    ///
    /// The library's `subjectPublicKeyInfoBytes` is only the bit string inside it, so the structure is serialised here.
    func fingerprint() throws -> String {
        var serializer = DER.Serializer()
        try serializer.serialize(self)
        return Fingerprints.lower(serializer.serializedBytes)
    }
}
