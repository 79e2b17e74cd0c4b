import Identifiers
import OrganisationProtocol

/// What differs between a file of an existing system and what is registered of it.
struct ReplicaComparison: Hashable {
    /// One field of one 副本.
    struct Difference: Hashable {
        let identifier: RecordIdentifier
        let field: String
        let registered: String
        let inFile: String
    }

    /// In the file, and not registered.
    private(set) var onlyInFile: [RecordIdentifier] = []
    /// Registered, of a kind that the file has, and not in it.
    private(set) var onlyRegistered: [RecordIdentifier] = []
    private(set) var differences: [Difference] = []
    /// How many are the same, word for word.
    private(set) var same = 0
    /// Identifiers that the file has more than once.
    private(set) var repeated: [RecordIdentifier] = []

    init(file: [ReplicaRecord], registered: [ReplicaRecord]) {
        let standing = Dictionary(registered.map { ($0.recordIdentifier, $0) }) { first, _ in first }
        var seen: Set<RecordIdentifier> = []
        for record in file {
            guard seen.insert(record.recordIdentifier).inserted else {
                repeated.append(record.recordIdentifier)
                continue
            }
            guard let other = standing[record.recordIdentifier] else {
                onlyInFile.append(record.recordIdentifier)
                continue
            }
            let found = Self.differences(record, other)
            differences += found
            if found.isEmpty { same += 1 }
        }
        onlyRegistered = registered.map(\.recordIdentifier).filter { !seen.contains($0) }
    }

    /// How many 副本 differ.
    var differing: Int { Set(differences.map(\.identifier)).count }
    /// Whether the file and what is registered say the same.
    var isSame: Bool { onlyInFile.isEmpty && onlyRegistered.isEmpty && differences.isEmpty && repeated.isEmpty }

    private static func differences(_ file: ReplicaRecord, _ registered: ReplicaRecord) -> [Difference] {
        let (ours, theirs) = (fields(registered), fields(file))
        let items = Set(file.values.keys).union(registered.values.keys).sorted()
        let pairs =
            zip(ours, theirs).map { ($0.0, $0.1, $1.1) }
            + items.map { ($0, text(registered.values[$0]), text(file.values[$0])) }
        return pairs.filter { $0.1 != $0.2 }.map { name, registered, inFile in
            Difference(identifier: file.recordIdentifier, field: name, registered: registered, inFile: inFile)
        }
    }

    private static func fields(_ record: ReplicaRecord) -> [(String, String)] {
        [
            ("団体内統合宛名番号", record.atenaNumber.text), ("特定個人情報名コード", record.itemCode.text),
            ("データセット識別項目コード", record.dataSetItemCode ?? ""), ("データセットレコードキー", record.dataSetKey),
            ("親データセットレコードキー", record.parentDataSetKey ?? ""), ("版番号", record.versionNumber),
            ("公開開始日", record.publicationStart), ("公開終了日", record.publicationEnd ?? ""),
            ("行政区コード", record.administrativeDistrict), ("異動区分", record.changeKind.rawValue),
            ("更新日時", record.updatedAt ?? ""),
        ]
    }

    private static func text(_ value: ReplicaValue?) -> String {
        switch value {
        case .text(let text): text
        case .missing(let reason): "（未設定: \(reason)）"
        case nil: "（項目なし）"
        }
    }
}
