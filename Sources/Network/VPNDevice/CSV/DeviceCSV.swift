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
        var lines = [Column.allCases.map(\.rawValue)]
        func line(_ section: DeviceSection, _ key: String, _ fields: [Column: String]) {
            lines.append(
                Column.allCases.map { column in
                    switch column {
                    case .kind: section.title
                    case .key: key
                    default: fields[column] ?? ""
                    }
                })
        }
        func state(_ isEnabled: Bool) -> String { isEnabled ? RowWords.on : RowWords.off }
        for row in rows {
            switch row.entry.section {
            case .nat, .napt, .filter: continue
            case .device, .interface, .route, .object, .service, .dns, .session, .lamp:
                line(row.entry.section, row.entry.key, [.value: row.value])
            }
        }
        for entry in nat {
            line(
                .nat, String(entry.number),
                [
                    .destination: "\(entry.outside)", .service: "\(entry.service)",
                    .translatedAddress: "\(entry.inside)", .translatedPorts: "\(entry.port)",
                    .direction: entry.bothWays ? RowWords.bothWays : RowWords.oneWay, .state: state(entry.isEnabled),
                ])
        }
        for entry in napt {
            line(
                .napt, String(entry.number),
                [
                    .source: "\(entry.source)", .translatedAddress: "\(entry.outside)",
                    .translatedPorts: "\(entry.ports.lowerBound)-\(entry.ports.upperBound)",
                    .state: state(entry.isEnabled),
                ])
        }
        for rule in filter {
            line(
                .filter, String(rule.number),
                [
                    .source: "\(rule.source)", .destination: "\(rule.destination)", .service: "\(rule.service)",
                    .action: rule.action.title, .interface: rule.interface ?? "", .state: state(rule.isEnabled),
                ])
        }
        return [0xEF, 0xBB, 0xBF] + Array(lines.map(CSVText.line).joined().utf8)
    }
}
