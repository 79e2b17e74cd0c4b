import DelimitedText

/// The columns of an export: objects, services, NAT, NAPT, filter rules, and what else a device has.
private enum Column: String, CaseIterable {
    case kind = "種別"
    case key = "番号・名称"
    case value = "値"
    case source = "送信元"
    case destination = "宛先"
    case service = "サービス"
    case translatedAddress = "変換後アドレス"
    case translatedPorts = "変換後ポート"
    case action = "動作"
    case interface = "インターフェース"
    case direction = "方向"
    case state = "状態"
}

extension VPNDevice {
    /// Reads an export of a web administration screen.
    ///
    /// What an export leaves out (interfaces, routes, DNS, session, lamps) is taken from `base`. Columns may stand in any
    /// order; columns and kinds of rows that are not known are listed.
    ///
    /// - Throws: `DeviceFileError` that names the line.
    public static func reading(csv bytes: [UInt8], base: VPNDevice? = nil) throws(DeviceFileError) -> DeviceReading {
        let lines: [CSVText.Row]
        do {
            lines = try CSVText.rows(CSVText.text(bytes))
        } catch {
            throw DeviceFileError(place: "", code: "device.syntax", message: error.reason)
        }
        guard let header = lines.first else {
            throw DeviceFileError(place: "", code: "device.empty", message: "ファイルが空です。")
        }
        let names = header.fields.map { CSVText.unmarked($0) }
        let columns = Dictionary(
            names.enumerated().compactMap { place, name in Column(rawValue: name).map { ($0, place) } },
            uniquingKeysWith: { first, _ in first })
        guard columns[.kind] != nil, columns[.key] != nil else {
            throw DeviceFileError(
                place: "\(header.line)行目", code: "device.header", message: "見出しに「種別」と「番号・名称」が必要です。")
        }
        var gathering = RowGathering()
        for name in names where Column(rawValue: name) == nil {
            gathering.unknown.append(.init(place: "\(header.line)行目", text: "列「\(name)」"))
        }
        for line in lines.dropFirst() {
            let place = "\(line.line)行目"
            guard line.fields.count == names.count else {
                throw DeviceFileError(
                    place: place, code: "device.field-count",
                    message: "項目が\(line.fields.count)個です。見出しと同じ\(names.count)個にしてください。")
            }
            func field(_ column: Column) -> String {
                columns[column].map { CSVText.unmarked(line.fields[$0]) } ?? ""
            }
            guard let section = DeviceSection.allCases.first(where: { $0.title == field(.kind) }) else {
                gathering.unknown.append(.init(place: place, text: line.fields.joined(separator: ",")))
                continue
            }
            try gathering.add(DeviceRow(section, field(.key), text(of: section, field)), place: place)
        }
        return try gathering.reading(base: base)
    }

    private static func text(of section: DeviceSection, _ field: (Column) -> String) -> String {
        let words: [String] =
            switch section {
            case .nat:
                [
                    field(.destination), field(.service), RowWords.arrow, field(.translatedAddress),
                    field(.translatedPorts), field(.direction), field(.state),
                ]
            case .napt:
                [
                    field(.source), RowWords.arrow, field(.translatedAddress), field(.translatedPorts),
                    field(.state),
                ]
            case .filter:
                [
                    field(.action), field(.source), RowWords.arrow, field(.destination), field(.service),
                    field(.interface).isEmpty ? "" : "(\(field(.interface)))", field(.state),
                ]
            case .device, .interface, .route, .object, .service, .dns, .session, .lamp: [field(.value)]
            }
        return words.filter { !$0.isEmpty && $0 != RowWords.on || section == .session }.joined(separator: " ")
    }

    /// The settings as such an export, with the mark by which a spreadsheet knows UTF-8.
    public var csv: [UInt8] {
        let lines = rows.map { row in
            let cells = cells(of: row)
            return Column.allCases.map { column in
                switch column {
                case .kind: row.entry.section.title
                case .key: row.entry.key
                default: cells[column] ?? ""
                }
            }
        }
        return [0xEF, 0xBB, 0xBF] + Array(([Column.allCases.map(\.rawValue)] + lines).map(CSVText.line).joined().utf8)
    }

    /// The fields of an entry as a web administration screen has them; empty when there is no such entry.
    public func fields(of key: EntryKey) -> [(title: String, value: String)] {
        guard let row = rows.first(where: { $0.entry == key }) else { return [] }
        let cells = cells(of: row)
        return Column.allCases.compactMap { column in cells[column].map { (column.rawValue, $0) } }
    }

    private func cells(of row: DeviceRow) -> [Column: String] {
        func state(_ isEnabled: Bool) -> String { isEnabled ? RowWords.on : RowWords.off }
        let number = Int(row.entry.key)
        if row.entry.section == .nat, let entry = nat.first(where: { $0.number == number }) {
            return [
                .destination: "\(entry.outside)", .service: "\(entry.service)",
                .translatedAddress: "\(entry.inside)", .translatedPorts: "\(entry.port)",
                .direction: entry.bothWays ? RowWords.bothWays : RowWords.oneWay, .state: state(entry.isEnabled),
            ]
        }
        if row.entry.section == .napt, let entry = napt.first(where: { $0.number == number }) {
            return [
                .source: "\(entry.source)", .translatedAddress: "\(entry.outside)",
                .translatedPorts: "\(entry.ports.lowerBound)-\(entry.ports.upperBound)",
                .state: state(entry.isEnabled),
            ]
        }
        if row.entry.section == .filter, let rule = filter.first(where: { $0.number == number }) {
            return [
                .source: "\(rule.source)", .destination: "\(rule.destination)", .service: "\(rule.service)",
                .action: rule.action.title, .interface: rule.interface ?? "", .state: state(rule.isEnabled),
            ]
        }
        return [.value: row.value]
    }
}
