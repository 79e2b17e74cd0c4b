public import Identifiers

/// A person who is told things, as the 連絡票 names them.
public struct Contact: Sendable, Hashable, Codable {
    /// 氏名.
    public let name: String
    /// 所属.
    public let department: String
    /// メールアドレス.
    public let mail: String
    /// 電話番号, as written.
    public let telephone: String

    /// Describes a person.
    public init(name: String, department: String, mail: String, telephone: String) {
        self.name = name
        self.department = department
        self.mail = mail
        self.telephone = telephone
    }
}

/// A person of one side of the organisation.
public struct BureauContact: Sendable, Hashable, Codable {
    /// Which side.
    public let bureau: Bureau
    /// Who.
    public let contact: Contact

    /// Describes a person of one side.
    public init(bureau: Bureau, contact: Contact) {
        self.bureau = bureau
        self.contact = contact
    }
}
