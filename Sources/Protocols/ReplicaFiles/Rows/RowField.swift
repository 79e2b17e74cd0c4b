/// The fields of a record as files name them (domain-facts §1.3 C).
enum RowField: Int, CaseIterable {
    case recordIdentifier
    case atenaNumber
    case itemCode
    case dataSetItemCode
    case dataSetKey
    case parentDataSetKey
    case versionNumber
    case publicationStart
    case publicationEnd
    case administrativeDistrict
    case changeKind
    case updatedAt

    /// As files name it, and people.
    var name: String {
        switch self {
        case .recordIdentifier: "レコード識別番号"
        case .atenaNumber: "団体内統合宛名番号"
        case .itemCode: "特定個人情報名コード"
        case .dataSetItemCode: "データセット識別項目コード"
        case .dataSetKey: "データセットレコードキー"
        case .parentDataSetKey: "親データセットレコードキー"
        case .versionNumber: "版番号"
        case .publicationStart: "公開開始日"
        case .publicationEnd: "公開終了日"
        case .administrativeDistrict: "行政区コード"
        case .changeKind: "異動区分"
        case .updatedAt: "更新日時"
        }
    }

    private static let named = Dictionary(uniqueKeysWithValues: allCases.map { ($0.name, $0) })

    /// The field of a name; nil where there is none.
    init?(name: String) {
        guard let field = Self.named[name] else { return nil }
        self = field
    }

    /// 副本データ as a whole, which is no text.
    static let values = "副本データ"

    /// Whether a file must have a column for it.
    var hasOwnColumn: Bool {
        switch self {
        case .recordIdentifier, .atenaNumber, .itemCode, .dataSetKey, .versionNumber, .publicationStart,
            .publicationEnd, .administrativeDistrict, .changeKind:
            true
        case .dataSetItemCode, .parentDataSetKey, .updatedAt: false
        }
    }
}
