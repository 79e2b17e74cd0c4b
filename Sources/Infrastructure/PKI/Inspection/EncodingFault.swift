/// How the bytes of a certificate are broken.
public enum EncodingFault: Error, Sendable, Hashable {
    /// Its end is missing: the file was cut, or copied in part.
    case cut
    /// So many bytes follow its end.
    case trailing(Int)
    /// The text between the PEM lines is not base64.
    case base64
    /// Its structure is not that of a certificate in DER; the message is for an engineer.
    case structure(String)
}
