public import OrganisationProtocol

/// Reads 副本 as they come online: a message of JSON, whose rows are judged as those of files are.
public enum SubmissionReader {
    /// The sender's system and its rows, in their order.
    /// - Throws: `ReplicaFileRefusal` when the message as a whole cannot be read.
    public static func read(_ bytes: [UInt8]) throws(ReplicaFileRefusal) -> (system: String, rows: [ReplicaFileRow]) {
        guard let message = try? MessageValue(bytes) else { throw .jsonBroken }
        guard case .object = message else { throw .notAnObject }
        guard case .text(let system) = message["system"] else { throw .systemMissing }
        guard case .list(let records) = message["records"] else { throw .recordsMissing }
        return (system, records.enumerated().map { place, record in row(record, Int64(place) + 1) })
    }

    /// The rows of a message that is in memory as such.
    public static func rows(of submission: ReplicaSubmission) -> [ReplicaFileRow] {
        submission.records.enumerated().map { place, record in
            var draft = RowDraft(record)
            return draft.judged(row: Int64(place) + 1)
        }
    }

    private static func row(_ value: MessageValue, _ number: Int64) -> ReplicaFileRow {
        guard case .object(let members) = value else { return .faults([RowFault.notAnObject.fault(row: number)]) }
        var draft = RowDraft()
        for (name, value) in members {
            if name == SubmissionFields.values {
                SubmissionFields.readValues(value, into: &draft)
            } else if let field = SubmissionFields.fields[name] {
                SubmissionFields.read(value, field, into: &draft)
            } else {
                // A misspelt 公開終了日 must not be lost in silence.
                draft.faults.append(.unknownField)
            }
        }
        return draft.judged(row: number)
    }
}

extension ReplicaFileRefusal {
    static let jsonBroken = ReplicaFileRefusal(
        code: "message.json-broken", reason: "JSONとして正しくありません。途中で切れていないか、文字コードがUTF-8かを確認してください。")
    static let notAnObject = ReplicaFileRefusal(
        code: "message.not-an-object", reason: "最上位がオブジェクトではありません。systemとrecordsを持つオブジェクトを送信してください。")
    static let systemMissing = ReplicaFileRefusal(
        code: "message.system-missing", reason: "システムID（system）がありません。設定依頼票のシステムIDを文字列で指定してください。")
    static let recordsMissing = ReplicaFileRefusal(
        code: "message.records-missing", reason: "副本（records）がありません。副本を配列で指定してください。")
}
