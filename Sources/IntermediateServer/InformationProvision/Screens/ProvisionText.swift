import Foundation
import OrganisationProtocol
import WebServer

/// Content as a clerk types it: one item on a line, `項目=値`, or `項目=!理由` for an item without a value.
enum ProvisionText {
    /// Reads what was typed.
    static func content(_ form: FormBody) throws(Problem) -> ProvidedContent {
        var values: [String: ReplicaValue] = [:]
        for line in form["values"].split(whereSeparator: \.isNewline) {
            let parts = line.split(separator: "=", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
            guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty, values[parts[0]] == nil else {
                throw Problem(
                    status: 422, code: "provision.bad-line", title: "提供内容に「項目=値」の形でない行か、重複した項目があります。",
                    detail: "1行に1項目ずつ入力してください。値のない項目は「項目=!理由」と入力してください。", field: "values")
            }
            values[parts[0]] =
                parts[1].hasPrefix("!") ? .missing(reason: String(parts[1].dropFirst())) : .text(parts[1])
        }
        guard !values.isEmpty, !form["key"].isEmpty else {
            throw Problem(
                status: 422, code: "provision.empty-content", title: "提供内容が空です。",
                detail: "提供する情報がない場合は「提供できる情報がない」を選んでください。", field: "values")
        }
        let record = ProvidedRecord(
            dataSetItemCode: nil, dataSetKey: form["key"], parentDataSetKey: nil, versionNumber: "0001",
            publicationStart: form["start"], publicationEnd: nil, updatedAt: nil, values: values)
        return ProvidedContent(records: [record], note: form["note"].isEmpty ? nil : form["note"])
    }

    /// A record as it would be typed.
    static func lines(_ record: ProvidedRecord) -> String {
        record.values.sorted { $0.key < $1.key }.map { item, value in
            switch value {
            case .text(let text): "\(item)=\(text)"
            case .missing(let reason): "\(item)=!\(reason)"
            }
        }.joined(separator: "\n")
    }
}
