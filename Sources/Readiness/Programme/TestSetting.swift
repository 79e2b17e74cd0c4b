/// One of the cases of where an organisation holds the test, with what each asks of it (§3.2).
public struct TestSetting: Sendable, Hashable {
    /// Stable, in kebab case.
    public let id: String
    /// The name in the source, in Japanese.
    public let title: String
    /// What must be made ready before, in Japanese.
    public let preparation: [String]
    /// When the tests may run, in Japanese.
    public let hours: String
    /// What must be saved before and put back after, in Japanese; nil when nothing must.
    public let restore: String?
    /// Whether the VPN装置 must be changed for it.
    public let changesDevice: Bool
    /// Whether 設定依頼票 must be sent again when it says something else.
    public let changesRequest: Bool
    /// The value of テスト環境 in 設定依頼票 that goes with it.
    public let environment: String

    /// Describes a case.
    public init(
        id: String, title: String, preparation: [String], hours: String, restore: String?, changesDevice: Bool,
        changesRequest: Bool, environment: String
    ) {
        self.id = id
        self.title = title
        self.preparation = preparation
        self.hours = hours
        self.restore = restore
        self.changesDevice = changesDevice
        self.changesRequest = changesRequest
        self.environment = environment
    }
}
