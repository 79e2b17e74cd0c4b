import Foundation

extension VPNDevice {
    /// Reads `nft -j list ruleset`.
    ///
    /// Our own table is read; every other table, chain and rule is listed as not understood.
    ///
    /// - Throws: `DeviceFileError` when it is not such a list, or our table is not in it or contradicts itself.
    public static func reading(nftables json: [UInt8]) throws(DeviceFileError) -> DeviceReading {
        guard json.count <= longestRuleset else {
            throw DeviceFileError(place: "", code: "device.too-large", message: "ファイルが大きすぎます（4MBまで）。")
        }
        guard let document = try? JSONDecoder().decode(JSONValue.self, from: Data(json)),
            let items = document["nftables"]?.list
        else {
            throw DeviceFileError(
                place: "", code: "device.syntax", message: "「nft -j list ruleset」の出力として読み取れません。")
        }
        var ruleset = NftablesRuleset()
        for (place, item) in items.enumerated() { ruleset.add(item, place: "\(place + 1)番目の要素") }
        return try ruleset.reading()
    }

    private static let longestRuleset = 4 * 1024 * 1024
}

/// What a ruleset says of a device, gathered item by item.
private struct NftablesRuleset {
    private var about: [(Int, String)] = []
    private var objects: [(name: String, elements: [ClosedRange<UInt32>], comment: String, place: String)] = []
    private var more: [String: [(Int, String)]] = [:]
    private var inwards: [(NftablesRule, place: String)] = []
    private var outwards: [Int: NftablesRule] = [:]
    private var rows: [(DeviceRow, place: String)] = []
    private var unknown: [DeviceReading.Unknown] = []
    private var isOurs = false

    mutating func add(_ item: JSONValue, place: String) {
        guard let (kind, value) = item.only, kind != "metainfo" else { return }
        let table = value["table"]?.text ?? value["name"]?.text
        guard value["family"]?.text == "ip", table == NftablesNames.table else {
            unknown.append(.init(place: place, text: item.summary))
            return
        }
        switch kind {
        case "table": isOurs = true
        case "chain": break
        case "set" where add(set: value, place: place): break
        case "rule" where add(rule: value, place: place): break
        default: unknown.append(.init(place: place, text: item.summary))
        }
    }

    private mutating func add(set: JSONValue, place: String) -> Bool {
        guard let name = set["name"]?.text else { return false }
        let comment = set["comment"]?.text ?? ""
        let elements = set["elem"]?.list ?? []
        if name.hasPrefix(NftablesNames.about), let number = Int(name.dropFirst(NftablesNames.about.count)) {
            about.append((number, comment))
            return true
        }
        if name.hasPrefix(NftablesNames.more), let dot = name.lastIndex(of: "."),
            let number = Int(name[name.index(after: dot)...])
        {
            more[String(name[..<dot].dropFirst(NftablesNames.more.count)), default: []].append((number, comment))
            return true
        }
        if name.hasPrefix(NftablesNames.object) {
            let ranges = elements.compactMap { NftablesRule.range($0)?.bounds }
            guard ranges.count == elements.count else { return false }
            objects.append((String(name.dropFirst(NftablesNames.object.count)), ranges, comment, place))
            return true
        }
        guard name.hasPrefix(NftablesNames.service), elements.count == 1, let pair = elements[0]["concat"]?.list,
            pair.count == 2, let transport = pair[0].text.flatMap({ TransportProtocol(rawValue: $0) }),
            let ports = NftablesRule.ports(pair[1])
        else { return false }
        let service = Service(transport, ports)
        rows.append((DeviceRow(.service, String(name.dropFirst(4)), service.description), place))
        return true
    }

    private mutating func add(rule: JSONValue, place: String) -> Bool {
        guard let read = NftablesRule(rule),
            let verdict = read.verdict ?? (read.clampsSegments ? .filter(.accept) : nil)
        else { return false }
        switch (rule["chain"]?.text, verdict) {
        case ("prerouting", .dnat):
            inwards.append((read, place))
            return true
        case ("postrouting", .snat(let outside, let ports)):
            if read.comment.hasPrefix("NAT "), let number = Int(read.comment.dropFirst(4)) {
                outwards[number] = read
                return true
            }
            guard read.comment.hasPrefix("NAPT "), let number = Int(read.comment.dropFirst(5)), let ports else {
                return false
            }
            let entry = NAPTEntry(number: number, source: read.source, outside: outside, ports: ports)
            rows.append((DeviceRow(.napt, String(number), entry.text), place))
            return true
        case ("forward", .filter(let action)):
            // What every ruleset of ours begins with.
            if read.clampsSegments || read.isEstablished { return true }
            guard let number = Int(read.comment) else { return false }
            let rule = FilterRule(
                number: number, action: action, interface: read.incoming, source: read.source,
                destination: read.destination, service: read.service)
            rows.append((DeviceRow(.filter, String(number), rule.text), place))
            return true
        case ("input", .filter(.accept)): return !read.comment.isEmpty
        default: return false
        }
    }

    // MARK: - The end

    mutating func reading() throws(DeviceFileError) -> DeviceReading {
        guard isOurs else {
            throw DeviceFileError(
                place: "", code: "device.no-table",
                message: "表「\(NftablesNames.table)」がありません。VPN装置の設定を適用した機器で出力してください。")
        }
        try gatherAbout()
        for object in objects { rows.append((row(of: object), object.place)) }
        for (rule, place) in inwards { rows.append((try entry(of: rule, place: place), place)) }
        return try VPNDevice.reading(rows: rows.map { (place: $0.place, row: $0.0) }, unknown: unknown)
    }

    private mutating func gatherAbout() throws(DeviceFileError) {
        var texts: [String] = []
        for (_, piece) in about.sorted(by: { $0.0 < $1.0 }) {
            if piece.hasPrefix("=") {
                texts.append(String(piece.dropFirst()))
            } else if !texts.isEmpty {
                texts[texts.count - 1] += piece.dropFirst()
            }
        }
        for text in texts {
            let parts = text.split(separator: "|", maxSplits: 2, omittingEmptySubsequences: false)
            guard parts.count == 3, let section = DeviceSection(rawValue: String(parts[0])) else {
                unknown.append(.init(place: NftablesNames.about, text: text))
                continue
            }
            rows.append((DeviceRow(section, String(parts[1]), String(parts[2])), NftablesNames.about))
        }
    }

    /// The comment tells how the addresses were written, as long as the elements are still the same.
    private func row(
        of object: (name: String, elements: [ClosedRange<UInt32>], comment: String, place: String)
    ) -> DeviceRow {
        let pieces = more[object.name]?.sorted { $0.0 < $1.0 }.map(\.1).joined()
        let written = pieces ?? object.comment
        let set = AddressSet(object.elements)
        if written.hasPrefix(RowWords.group) { return DeviceRow(.object, object.name, written) }
        if let range = AddressRange(written), AddressSet(range.bounds) == set {
            return DeviceRow(.object, object.name, written)
        }
        return DeviceRow(.object, object.name, set.ranges.count == 1 ? set.text : RowWords.group)
    }

    private func entry(of rule: NftablesRule, place: String) throws(DeviceFileError) -> DeviceRow {
        let words = rule.comment.split(separator: " ")
        guard case .dnat(let inside, let port) = rule.verdict, words.count >= 3, words[0] == "NAT",
            let number = Int(words[1]), case .literal(let range) = rule.destination, case .host(let outside) = range,
            case .literal(let service) = rule.service
        else {
            throw DeviceFileError(
                place: place, code: "device.shape", message: "NATの規則として読み取れません（宛先、サービス、変換先、番号が必要です）。")
        }
        var term = AddressTerm.literal(.host(inside))
        // The name stands for the address only as long as it still does.
        if let name = AddressTerm(words[2]), case .object(let wanted) = name,
            objects.first(where: { $0.name == wanted })?.elements == [inside.number...inside.number]
        {
            term = name
        }
        let told = words.count > 3 ? UInt16(words[3]) : nil
        let back = outwards[number].map { rule in
            rule.source == .literal(.host(inside)) && rule.verdict == .snat(outside, nil)
        }
        return DeviceRow(
            .nat, String(number),
            NATEntry(
                number: number, outside: outside, service: service, inside: term, port: port ?? told ?? 1,
                bothWays: back ?? false
            ).text)
    }
}
