import OrganisationProtocol

@testable import ReplicaFiles

/// Files as tests write them.
enum Sample {
    static let header =
        "レコード識別番号,団体内統合宛名番号,特定個人情報名コード,データセットレコードキー,版番号,公開開始日,公開終了日,行政区コード,異動区分,値:所得額,未設定事由:所得額"
    static let row = "R-1,1001,TM00000000000002,1001-2015,0001,2016-05-01,,00000,当初,987000,"

    static func rows(_ bytes: [UInt8], _ format: ReplicaFileFormat = .csv, at once: Int = 7) throws -> [ReplicaFileRow]
    {
        let reader = try ReplicaFileReader.read(bytes, format)
        var rows: [ReplicaFileRow] = []
        while case let some = try reader.next(once), !some.isEmpty { rows += some }
        return rows
    }

    static func rows(_ text: String, _ format: ReplicaFileFormat = .csv) throws -> [ReplicaFileRow] {
        try rows(Array(text.utf8), format)
    }
}

extension ReplicaFileRow {
    var record: ReplicaRecord? { if case .record(let record) = self { record } else { nil } }
    var faults: [ReplicaFileFault] { if case .faults(let faults) = self { faults } else { [] } }
}
