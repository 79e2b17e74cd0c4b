extension ReplicaFileRefusal {
    static let empty = ReplicaFileRefusal(code: "file.empty", reason: "ファイルにデータがありません。登録するファイルを確認してください。")
    static let gzipBroken = ReplicaFileRefusal(
        code: "file.gzip-broken", reason: "圧縮ファイル（gzip）が壊れています。圧縮し直して、最初から送信してください。")
    static let gzipCut = ReplicaFileRefusal(
        code: "file.gzip-cut", reason: "圧縮ファイル（gzip）が途中で切れています。圧縮し直して、最初から送信してください。")
    static let unpacksTooLarge = ReplicaFileRefusal(
        code: "file.unpacks-too-large", reason: "展開後の大きさが上限を超えています。ファイルを分けて送信してください。")
    static let otherEncoding = ReplicaFileRefusal(
        code: "file.encoding", reason: "文字コードがUTF-8でもShift_JISでもありません。どちらかで保存し直してください。")
    static let archive = ReplicaFileRefusal(
        code: "file.archive",
        reason: "ZIPまたはExcel（xlsx）のファイルです。展開するか、CSVで保存し直してください。圧縮する場合はgzip（.gz）を使用してください。")
    static let packedTwice = ReplicaFileRefusal(
        code: "file.packed-twice", reason: "gzipで2回圧縮されています。1回だけ圧縮したファイルを送信してください。")
    static let noText = ReplicaFileRefusal(
        code: "file.no-text", reason: "CSVやXMLのテキストではありません。送信するファイルを確認してください。")
    static let tooManyColumns = ReplicaFileRefusal(
        code: "file.too-many-columns", reason: "列が\(ReplicaFileLimits.columns)列を超えています。区切り文字（カンマ）と項目数を確認してください。")

    static func rowTooLong(_ row: Int64) -> ReplicaFileRefusal {
        ReplicaFileRefusal(
            code: "file.row-too-long",
            reason: "\(row)件目が\(ReplicaFileLimits.row)バイトを超えています。引用符（\"）の閉じ忘れや改行コードを確認してください。")
    }

    static func quoteOpen(_ row: Int64) -> ReplicaFileRefusal {
        ReplicaFileRefusal(
            code: "file.quote-open", reason: "\(row)件目の引用符（\"）が閉じられないまま、ファイルが終わっています。ファイルが途中で切れていないか確認してください。")
    }

    static func columnMissing(_ names: [String]) -> ReplicaFileRefusal {
        ReplicaFileRefusal(
            code: "file.column-missing",
            reason: "見出し行に必須の列がありません: \(names.map { "「\($0)」" }.joined())。1行目に列名があるか、列名に誤りがないか確認してください。")
    }

    static func columnUnknown(_ places: [Int]) -> ReplicaFileRefusal {
        ReplicaFileRefusal(
            code: "file.column-unknown",
            reason:
                "見出し行の\(first(places.map { "\($0)列目" }, "、"))は、定められた列名ではありません。列名は「値:項目名」「未設定事由:項目名」または定められた名称で指定してください。"
        )
    }

    static func columnTwice(_ names: [String]) -> ReplicaFileRefusal {
        ReplicaFileRefusal(
            code: "file.column-twice", reason: "見出し行に同じ列が2つあります: \(first(names.map { "「\($0)」" }, ""))。片方を削除してください。")
    }

    static func noValueColumns() -> ReplicaFileRefusal {
        ReplicaFileRefusal(
            code: "file.no-value-columns", reason: "見出し行に「値:項目名」の列がありません。副本データの項目を1つ以上指定してください。")
    }

    /// The first of many; a thousand of them help nobody.
    private static func first(_ names: [String], _ separator: String) -> String {
        names.prefix(10).joined(separator: separator) + (names.count > 10 ? "ほか\(names.count - 10)列" : "")
    }

    static let wrongRoot = ReplicaFileRefusal(
        code: "file.wrong-root", reason: "XMLの最上位の要素がSPIRegistrationDeleteListではありません。IF_DBM_20113の添付ファイルを指定してください。")
    static let wrongSegment = ReplicaFileRefusal(
        code: "file.wrong-segment",
        reason: "登録削除区分（SegmentOfRegistrationDelete）が先頭にないか、「1」（登録）ではありません。取り下げは公開終了日で行ってください。")

    static func broken(_ problem: XMLStream.Broken) -> ReplicaFileRefusal {
        switch problem {
        case .syntax(let line):
            ReplicaFileRefusal(
                code: "file.xml-broken", reason: "XMLとして正しくありません（\(line)行目）。途中で切れていないか、文字コードの指定に誤りがないか確認してください。")
        case .documentType:
            ReplicaFileRefusal(
                code: "file.document-type", reason: "文書型宣言（DOCTYPE）のあるXMLは受け付けません。宣言を削除してください。")
        case .tooDeep:
            ReplicaFileRefusal(code: "file.xml-too-deep", reason: "XMLの入れ子が深すぎます。IF_DBM_20113の添付ファイルの構造に合わせてください。")
        }
    }
}
