import Identifiers

/// 独自マスター: an organisation's own departments, districts and who handles which affair.
///
/// What it holds and how are ours [O]; the real one is not published.
struct LocalMaster: Sendable, Codable, Hashable {
    let identifier: String
    let version: String
    /// `yyyy-MM-dd`.
    let validFrom: String
    let organisation: LocalGovernmentCode
    let bureau: Bureau
    let departments: [Department]
    let districts: [AdministrativeDistrict]
    let duties: [Duty]

    /// 部署.
    struct Department: Sendable, Codable, Hashable {
        let code: DepartmentCode
        let name: String
    }

    /// 担当事務: the department that handles an affair.
    struct Duty: Sendable, Codable, Hashable {
        let department: DepartmentCode
        let affair: AffairCode
    }
}

/// 行政区: a part of the organisation that an account's work can be limited to.
public struct AdministrativeDistrict: Sendable, Codable, Hashable {
    public let code: DistrictCode
    public let name: String

    /// Names a district.
    public init(code: DistrictCode, name: String) {
        self.code = code
        self.name = name
    }
}
