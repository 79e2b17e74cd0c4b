/// How far a ticket is.
public enum TicketState: String, Sendable, Hashable, CaseIterable {
    /// Nobody has looked at it yet.
    case received
    /// The desk's turn.
    case working
    /// Answered: the organisation's turn.
    case waiting
    case resolved
    /// Resolved for long enough; nothing more is added.
    case closed
    /// Another ticket goes on with it.
    case merged

    /// The states in which the desk has to do something, or waits for an organisation.
    public static let open: [TicketState] = [.received, .working, .waiting]

    /// The name that the desk reads.
    public var title: String {
        switch self {
        case .received: "未着手"
        case .working: "対応中"
        case .waiting: "回答済（返信待ち）"
        case .resolved: "解決"
        case .closed: "終了"
        case .merged: "統合済"
        }
    }

    /// The name that an organisation reads.
    public var organisationTitle: String {
        switch self {
        case .received: "受付済"
        case .working: "対応中"
        case .waiting: "回答あり"
        case .resolved: "解決"
        case .closed: "終了"
        case .merged: "別の問合せにまとめました"
        }
    }
}

/// What is asked about; a list of ours [O].
public enum TicketTopic: String, Sendable, Hashable, CaseIterable {
    case network
    case certificates
    case accounts
    case masters
    case connectionTest = "connection-test"
    case forms
    case billing
    case other

    /// The name on screens.
    public var title: String {
        switch self {
        case .network: "VPN装置・ネットワーク"
        case .certificates: "証明書"
        case .accounts: "アカウント"
        case .masters: "配信マスター"
        case .connectionTest: "団体内のシステム連携テスト"
        case .forms: "利用開始・変更連絡"
        case .billing: "請求・契約"
        case .other: "その他"
        }
    }

    /// Where it is looked at first.
    public var queue: TicketQueue {
        switch self {
        case .network, .certificates, .connectionTest, .masters: .technical
        case .accounts, .forms, .billing, .other: .first
        }
    }
}

/// Who looks at a ticket.
public enum TicketQueue: String, Sendable, Hashable, CaseIterable {
    case first
    case technical
    /// Who sent it, or what it says, is not certain.
    case unclear
    /// The supervisor's: what nobody answered in time.
    case supervisor

    /// The name on screens.
    public var title: String {
        switch self {
        case .first: "一次受付"
        case .technical: "技術"
        case .unclear: "要確認"
        case .supervisor: "監督者"
        }
    }
}
