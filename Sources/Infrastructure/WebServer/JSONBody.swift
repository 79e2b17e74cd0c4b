import Foundation
import Identifiers

/// Reading a JSON document so that a bad one is answered with the field that is wrong.
enum JSONBody {
    static func decode<Document: Decodable>(_ type: Document.Type, from body: [UInt8]) throws(Problem) -> Document {
        do {
            return try JSONDecoder().decode(type, from: Data(body))
        } catch let error as DecodingError {
            throw problem(error)
        } catch {
            throw .unreadable("JSON")
        }
    }

    /// The value itself is never echoed: it may be a 個人番号.
    private static func problem(_ error: DecodingError) -> Problem {
        let path: [any CodingKey]
        let reason: String
        switch error {
        case .keyNotFound(let key, let context):
            path = context.codingPath + [key]
            reason = "必須の項目がありません。"
        case .typeMismatch(_, let context), .valueNotFound(_, let context):
            path = context.codingPath
            reason = "型が異なるか、値がありません。"
        case .dataCorrupted(let context):
            path = context.codingPath
            reason = (context.underlyingError as? IdentifierError)?.message ?? "値の形式が正しくありません。"
        @unknown default:
            path = []
            reason = "値の形式が正しくありません。"
        }
        var problem = Problem(
            status: 422, code: "request.field", title: reason, detail: "項目「\(text(path))」を確認して、もう一度送信してください。",
            field: text(path))
        problem.row = path.lazy.compactMap(\.intValue).first.map { $0 + 1 }
        return problem
    }

    private static func text(_ path: [any CodingKey]) -> String {
        path.isEmpty ? "(全体)" : path.map { $0.intValue.map { "[\($0)]" } ?? $0.stringValue }.joined(separator: ".")
    }
}
