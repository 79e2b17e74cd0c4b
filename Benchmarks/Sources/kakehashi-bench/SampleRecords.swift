import Foundation

/// 副本 of a tax system as the examples of the repository have them; figures vary, persons are numbers only.
enum SampleRecords {
    static func json(identifier: String, number: String) -> String {
        """
        {"recordIdentifier":"\(identifier)","atenaNumber":"\(number)","itemCode":"TM00000000000002",\
        "dataSetKey":"\(number)-2015","versionNumber":"0001","publicationStart":"2016-05-01","publicationEnd":null,\
        "administrativeDistrict":"00000","changeKind":"initial","values":{"所得額":"\(identifier.utf8.count * 98_700)",\
        "課税区分":"課税","扶養人数":{"reasonOfNull":"NotAcceptable"}}}
        """
    }

    /// Writes a file of CSV; answers its bytes.
    static func write(_ count: Int, prefix: String, numbers: [String], to path: String) throws -> Int {
        try Data().write(to: URL(filePath: path))
        let file = try FileHandle(forWritingTo: URL(filePath: path))
        defer { try? file.close() }
        var text = """
            レコード識別番号,団体内統合宛名番号,特定個人情報名コード,データセットレコードキー,版番号,公開開始日,公開終了日,行政区コード,異動区分,\
            値:所得額,値:課税区分,値:扶養人数,未設定事由:扶養人数\r\n
            """
        var size = 0
        for index in 0..<count {
            let number = numbers[index % numbers.count]
            text += """
                \(prefix)-\(index),\(number),TM00000000000002,\(number)-2015,0001,2016-05-01,,00000,当初,\
                \(index % 9_000 * 1_000),課税,,NotAcceptable\r\n
                """
            if text.utf8.count > 1 << 20 || index == count - 1 {
                try file.write(contentsOf: Data(text.utf8))
                size += text.utf8.count
                text = ""
            }
        }
        return size
    }
}
