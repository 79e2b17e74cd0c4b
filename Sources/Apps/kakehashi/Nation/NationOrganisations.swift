import Identifiers

/// Every local government, and unions made up beside the few that are listed as examples.
struct NationOrganisations: Sendable {
    let all: [Organisation]

    init(_ files: NationFiles, unions count: Int, prefectures: Set<String>, sample: Int?) throws {
        let register = try LocalGovernmentRegister(
            csv: files.text(files.localGovernments), unionsCSV: try? files.text(files.unions))
        let listed = register.all.filter { prefectures.isEmpty || prefectures.contains($0.code.prefectureNumber) }
        let homes = listed.filter { $0.kind == .prefecture }
        var (made, taken): ([Organisation], Set<String>) = ([], Set(listed.map(\.code.text)))
        for number in 0..<count where !homes.isEmpty {
            let home = homes[number % homes.count]
            let place = number / homes.count
            guard let code = Self.code(home.code.prefectureNumber, body: 801 + place), taken.insert(code.text).inserted
            else { continue }
            let isWide = place % 7 == 6
            made.append(
                Organisation(
                    code: code, kind: isWide ? .wideAreaUnion : .partialUnion, prefecture: home.prefecture,
                    // Invented, and marked as in Data/unions.csv: the list of unions is not public as data.
                    name: "（例）\(home.prefecture)第\(place + 1)\(isWide ? "広域連合" : "事務組合")"))
        }
        let everybody = (listed + made).sorted { $0.code < $1.code }
        guard let sample else {
            all = everybody
            return
        }
        let groups = Dictionary(grouping: everybody) { $0.code.prefectureNumber + ($0.kind.isUnion ? "u" : "") }
        // The prefecture's own row stands first.
        all = groups.values.flatMap { $0.prefix($0[0].kind == .prefecture ? sample + 1 : sample) }
            .sorted { $0.code < $1.code }
    }

    /// A body number with its check digit; nil above 999.
    private static func code(_ prefecture: String, body: Int) -> LocalGovernmentCode? {
        guard body <= 999 else { return nil }
        for check in 0...9 {
            if let code = try? LocalGovernmentCode("\(prefecture)\(body)\(check)") { return code }
        }
        return nil
    }
}
