/// Why a file cannot be read as a master at all, said by what the file looks like.
public enum MasterFileFault: Sendable, Hashable {
    case empty
    case tooLarge
    case shiftJIS
    case utf16
    case archive
    case spreadsheet97
    case pdf
    case notText
    case notJSON(line: Int?)
    case notAnObject

    /// Formats known by their first bytes.
    static func otherFormat(_ bytes: [UInt8]) -> MasterFileFault? {
        let known: [([UInt8], MasterFileFault)] = [
            ([0xFF, 0xFE], .utf16), ([0xFE, 0xFF], .utf16), (Array("PK\u{3}\u{4}".utf8), .archive),
            ([0xD0, 0xCF, 0x11, 0xE0], .spreadsheet97), (Array("%PDF".utf8), .pdf),
        ]
        if let found = known.first(where: { bytes.starts(with: $0.0) }) { return found.1 }
        // UTF-16 without a mark: every other byte of "{" and a line end is zero.
        return bytes.prefix(4).contains(0) ? .utf16 : nil
    }

    /// What the file looks like, in Japanese.
    public var message: String {
        switch self {
        case .empty: "ファイルが空です。"
        case .tooLarge: "ファイルが大きすぎます（上限 \(MasterFile.limit >> 20) MB）。"
        case .shiftJIS: "文字コードが Shift_JIS のファイルのようです。UTF-8 ではありません。"
        case .utf16: "文字コードが UTF-16 のファイルのようです。UTF-8 ではありません。"
        case .archive: "ZIP 形式（または Excel ブック）のファイルのようです。JSON ではありません。"
        case .spreadsheet97: "古い形式の Excel ブックのようです。JSON ではありません。"
        case .pdf: "PDF ファイルのようです。JSON ではありません。"
        case .notText: "UTF-8 の文字として読めないバイトがあります。"
        case .notJSON(let line): "JSON として読めません\(line.map { "（\($0)行目の付近）" } ?? "")。"
        case .notAnObject: "JSON ですが、マスターの形（「{」で始まり項目名を持つ形）ではありません。"
        }
    }

    /// What to do about it, in Japanese.
    public var remedy: String {
        switch self {
        case .empty, .notText, .notJSON, .notAnObject: "配信されたファイルを、編集せずにダウンロードし直して選択してください。"
        case .tooLarge: "配信マスターのファイルを選択しているか確認してください。"
        case .shiftJIS, .utf16: "表計算ソフトなどで保存し直していないファイルを選択してください。作成したファイルは UTF-8 で保存してください。"
        case .archive: "ZIP の場合は展開し、中の .json ファイルを選択してください。"
        case .spreadsheet97, .pdf: "拡張子が .json のファイルを選択してください。"
        }
    }
}
