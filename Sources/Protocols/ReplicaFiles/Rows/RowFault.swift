import OrganisationProtocol

/// What can be wrong with a row by itself; none of them holds what was sent.
enum RowFault: Hashable {
    case required(String)
    case shape(String, expected: String)
    case tooLong(String, limit: Int)
    case unreadable(String)
    case control(String)
    case badDate(String)
    case endsBeforeStart
    case unknownKind
    case valueAndReason(String)
    case reasonMissing(String)
    case noValues
    case fieldCount(expected: Int, seen: Int)
    /// Of a file without a header.
    case columnCount(expected: Int, seen: Int)
    case bareQuote(column: Int)
    case repeated(String)
    case unknownElement
    case badDocument
    case otherVersion
    case wrongType(String)
    case unknownField
    case badItemName
    case notAnObject

    var code: String {
        switch self {
        case .required: "row.required"
        case .shape: "row.shape"
        case .tooLong: "row.too-long"
        case .unreadable: "row.unreadable"
        case .control: "row.control-character"
        case .badDate: "row.bad-date"
        case .endsBeforeStart: "row.ends-before-start"
        case .unknownKind: "row.unknown-kind"
        case .valueAndReason: "row.value-and-reason"
        case .reasonMissing: "row.reason-missing"
        case .noValues: "row.no-values"
        case .fieldCount, .columnCount: "row.field-count"
        case .bareQuote: "row.bare-quote"
        case .repeated: "row.repeated"
        case .unknownElement: "row.unknown-element"
        case .badDocument: "row.bad-document"
        case .otherVersion: "row.other-version"
        case .wrongType: "row.wrong-type"
        case .unknownField: "row.unknown-field"
        case .badItemName: "row.bad-item-name"
        case .notAnObject: "row.not-an-object"
        }
    }

    var column: String {
        switch self {
        case .required(let column), .shape(let column, _), .tooLong(let column, _), .unreadable(let column),
            .control(let column), .badDate(let column), .valueAndReason(let column), .reasonMissing(let column),
            .repeated(let column), .wrongType(let column):
            column
        case .endsBeforeStart: RowField.publicationEnd.name
        case .unknownKind: RowField.changeKind.name
        case .noValues, .badDocument, .badItemName: RowField.values
        case .otherVersion: RowField.versionNumber.name
        case .fieldCount, .columnCount, .unknownElement, .unknownField, .notAnObject: ""
        case .bareQuote(let column): "\(column)列目"
        }
    }

    var message: String {
        switch self {
        case .required(let column): "「\(column)」が空です。値を指定してください。"
        case .shape(let column, let expected): "「\(column)」は\(expected)で指定してください。"
        case .tooLong(let column, let limit): "「\(column)」は\(limit)文字以内で指定してください。"
        case .unreadable(let column): "「\(column)」に読み取れない文字があります。ファイルの文字コード（UTF-8またはShift_JIS）を確認してください。"
        case .control(let column): "「\(column)」に改行などの制御文字かBOM（U+FEFF）があります。取り除いてください。"
        case .badDate(let column): "「\(column)」はyyyy-MM-ddの実在する日付で指定してください。"
        case .endsBeforeStart: "公開終了日が公開開始日より前です。どちらかの日付を直してください。"
        case .unknownKind: "「異動区分」は当初、版改定、再登録、異動（または1～4）のいずれかで指定してください。"
        case .valueAndReason(let item): "項目「\(item)」に値と未設定事由の両方があります。どちらか一方にしてください。"
        case .reasonMissing(let item): "項目「\(item)」に値がなく、未設定事由もありません。値がない場合は未設定事由を指定してください。"
        case .noValues: "副本データの項目が1つもありません。値または未設定事由を指定してください。"
        case .fieldCount(let expected, let seen): "列の数が見出し行と異なります（見出し\(expected)列、この行\(seen)列）。カンマや引用符を確認してください。"
        case .columnCount(let expected, let seen): "列の数が\(expected)ではありません（この行は\(seen)列）。カンマや引用符を確認してください。"
        case .bareQuote: "引用符（\"）の使い方が正しくありません。値を引用符で囲み、値の中の引用符は2つ重ねてください。"
        case .unknownElement: "定められていない要素があります。IF_DBM_20113の添付ファイルの構造に合わせてください。"
        case .badDocument: "副本データがXMLとして正しくないか、項目の入れ子が深すぎます。CDATAの内容を確認してください。"
        case .otherVersion: "副本データのVersionと「版番号」が異なります。どちらかに合わせてください。"
        case .wrongType(let column): "「\(column)」の型が正しくありません。文字列で、値がない項目は未設定事由（reasonOfNull）で指定してください。"
        case .unknownField: "定められていない項目名があります。openapi.yamlの項目名に合わせてください。"
        case .badItemName: "副本データに、空または64文字を超える項目名か、制御文字を含む項目名があります。項目名を確認してください。"
        case .notAnObject: "レコードがオブジェクトではありません。項目名と値の組で指定してください。"
        case .repeated(let column): "「\(column)」が2回現れます。1つにしてください。"
        }
    }

    func fault(row: Int64) -> ReplicaFileFault {
        ReplicaFileFault(row: row, column: column, code: code, message: message)
    }
}
