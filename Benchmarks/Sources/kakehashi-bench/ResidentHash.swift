import Crypto
import Foundation

/// What 住基ネット makes of a resident for the centre, as the rehearsal's second act has it.
enum ResidentHash {
    static func text(of number: String) -> String {
        Data(SHA256.hash(data: Data("住民票コード \(number)".utf8))).base64EncodedString()
    }
}
