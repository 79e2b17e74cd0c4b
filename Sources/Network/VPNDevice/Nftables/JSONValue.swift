/// Any JSON.
enum JSONValue: Decodable, Hashable {
    case null
    case flag(Bool)
    case number(Double)
    case text(String)
    case list([JSONValue])
    case object([String: JSONValue])

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let flag = try? container.decode(Bool.self) {
            self = .flag(flag)
        } else if let number = try? container.decode(Double.self) {
            self = .number(number)
        } else if let text = try? container.decode(String.self) {
            self = .text(text)
        } else if let list = try? container.decode([JSONValue].self) {
            self = .list(list)
        } else {
            self = .object(try container.decode([String: JSONValue].self))
        }
    }

    subscript(key: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members[key]
    }

    var text: String? {
        guard case .text(let text) = self else { return nil }
        return text
    }

    var whole: Int? {
        guard case .number(let number) = self else { return nil }
        return Int(exactly: number)
    }

    var list: [JSONValue]? {
        guard case .list(let list) = self else { return nil }
        return list
    }

    /// The one member of an object with one.
    var only: (key: String, value: JSONValue)? {
        guard case .object(let members) = self, members.count == 1 else { return nil }
        return members.first.map { ($0.key, $0.value) }
    }

    /// Short, for telling what was not understood; members by name.
    var summary: String {
        switch self {
        case .null: "null"
        case .flag(let flag): "\(flag)"
        case .number(let number): Int(exactly: number).map(String.init) ?? "\(number)"
        case .text(let text): text
        case .list(let list): "[" + list.map(\.summary).joined(separator: " ") + "]"
        case .object(let members):
            members.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value.summary)" }.joined(separator: " ")
        }
    }
}
