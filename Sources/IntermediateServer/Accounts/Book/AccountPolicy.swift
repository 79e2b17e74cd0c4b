import AccessControl

/// What an organisation demands of its accounts; the choices are ours [O], the source leaves them open.
public struct AccountPolicy: Sendable, Hashable {
    /// Who must show a second factor.
    public enum SecondFactor: String, Sendable, CaseIterable {
        case optional
        case administrators
        case everybody

        var title: String {
            switch self {
            case .optional: "各自の選択"
            case .administrators: "システム管理者は必須"
            case .everybody: "全員必須"
            }
        }
    }

    var secondFactor: SecondFactor = .optional
    /// Days after which a password must be changed; nil: never.
    var passwordDays: Int?

    func demandsSecondFactor(of account: Account) -> Bool {
        switch secondFactor {
        case .optional: false
        case .administrators: account.role == .systemAdministrator
        // The initial account lives for one hour of one day: it makes an administrator and is deleted.
        case .everybody: account.role != .initialAdministrator
        }
    }
}
