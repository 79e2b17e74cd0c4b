/// The eighteen columns of a file of 照会, in their order (domain-facts §1.3 D).
enum InquiryColumn: Int, CaseIterable {
    case numberScheme
    case personNumber
    case atenaNumber
    case requestedAt
    case department
    case user
    case inquirer
    case nonDisclosure
    case affair
    case procedure
    case inquirerDelegator
    case providerDelegator
    case provider
    case item
    case conditionKind
    case fiscalYearKind
    case from
    case until

    /// As the source names it, and people.
    var name: String {
        switch self {
        case .numberScheme: "番号体系"
        case .personNumber: "宛名番号"
        case .atenaNumber: "統合宛名番号"
        case .requestedAt: "照会依頼日時"
        case .department: "照会者部署コード"
        case .user: "照会者ユーザーID"
        case .inquirer: "照会者機関コード"
        case .nonDisclosure: "照会側不開示コード"
        case .affair: "事務コード"
        case .procedure: "事務手続コード"
        case .inquirerDelegator: "照会者機関コード委任元"
        case .providerDelegator: "提供者機関コード委任元"
        case .provider: "提供者機関コード"
        case .item: "特定個人情報名コード"
        case .conditionKind: "照会条件区分"
        case .fiscalYearKind: "照会年度区分"
        case .from: "照会開始日付"
        case .until: "照会終了日付"
        }
    }
}
