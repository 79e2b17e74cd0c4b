package import NoticeForms

/// Values that settings of networks are made of.
extension FormNode {
    package func filterRule() throws(FormError) -> FilterRule {
        let entries = try entries(
            required: ["number", "action", "source", "destination", "service"], optional: ["interface", "enabled"])
        return FilterRule(
            number: try entries.required("number").whole(1...99_999),
            action: try entries.required("action").word(FilterRule.Action.self),
            interface: try entries["interface"]?.name(),
            source: try entries.required("source").parsed("any") { AddressTerm($0) },
            destination: try entries.required("destination").parsed("any") { AddressTerm($0) },
            service: try entries.required("service").parsed("tcp 443") { ServiceTerm($0) },
            isEnabled: try entries["enabled"]?.flag() ?? true)
    }

    package func name() throws(FormError) -> String {
        let text = try text()
        guard EntryName.isName(text) else {
            throw error("device.name", "名前は半角英字で始まる、半角英数字・「-」・「_」の31文字以内で記載してください。")
        }
        return text
    }

    package func ipv4() throws(FormError) -> IPv4Address { try parsed("192.0.2.10") { IPv4Address($0) } }

    package func network() throws(FormError) -> IPv4Network { try parsed("10.20.0.1/24") { IPv4Network($0) } }

    package func parsed<Value>(_ example: String, _ read: (String) -> Value?) throws(FormError) -> Value {
        guard let value = read(try text()) else { throw error("device.shape", "「\(example)」の形で記載してください。") }
        return value
    }

    package func whole(_ range: ClosedRange<Int>) throws(FormError) -> Int {
        guard let number = Int(try text()), range.contains(number) else {
            throw error("device.number", "\(range.lowerBound)から\(range.upperBound)までの整数を記載してください。")
        }
        return number
    }

    package func flag() throws(FormError) -> Bool {
        guard let flag = Bool(try text()) else { throw error("device.shape", "true 又は false を記載してください。") }
        return flag
    }
}
