import Foundation
import NIOHTTP1

/// Two organisations of the second act: one asks, the other one's server has the answers.
struct LinkageParties: Sendable {
    static let (asking, answering) = ("mayor", "partner-mayor")
    private static let (inquirer, provider) = ("9999920202900000", "9999920201100000")
    private static let (affair, procedure) = ("JM99000000000002", "JT99010000000002")
    static let item = "TM00000000000002"
    /// The day of the second act.
    static let day = "2016-07-15"

    let session: SessionFile
    /// 統合宛名番号 of persons whose 符号 both have, and of whom the other one has one 副本 each.
    let persons: [String]

    /// Registers persons with both as their systems do: 統合宛名番号, 符号 by way of the centre, a 副本 with the provider.
    static func prepare(session: SessionFile, residentsFile: String) async throws -> LinkageParties {
        let residents = try Resident.read(residentsFile)
        let core = try SystemClient(
            at: try session.listener("core-system"), authorityFile: session.coreSystemAuthorityFile,
            certificateFile: session.coreSupervisorCertificateFile, keyFile: session.coreSupervisorKeyFile)
        for bureau in [asking, answering] {
            let atena = try SystemClient(system: "atena-system", bureau: bureau, session: session)
            for resident in residents { try await resident.acquireCode(through: atena, core) }
            try await atena.close()
        }
        try await core.close()
        let tax = try SystemClient(system: "legacy-tax", bureau: answering, session: session)
        let records = residents.map { resident in
            """
            {"recordIdentifier":"linkage-bench-\(resident.atenaNumber)","atenaNumber":"\(resident.atenaNumber)",\
            "itemCode":"\(item)","dataSetKey":"2015","versionNumber":"0001","publicationStart":"2016-05-01",\
            "administrativeDistrict":"00001","changeKind":"initial",\
            "values":{"課税年度":"2015","所得額":"1500000","控除額":"330000","市町村民税額":"60000"}}
            """
        }
        _ = try await tax.send(
            .POST, "/api/replicas",
            body: Array(#"{"system":"legacy-tax","records":[\#(records.joined(separator: ","))]}"#.utf8))
        try await tax.close()
        return LinkageParties(session: session, persons: residents.map(\.atenaNumber))
    }

    /// A 照会 of its own: persons by turns, and for each the days asked about, since an open 照会 is not asked twice.
    func entry(_ index: Int) -> InquiryEntry {
        let round = index / persons.count
        return InquiryEntry(
            atenaNumber: persons[index % persons.count], requestedAt: "\(Self.day)T13:00:00+09:00",
            departmentCode: "FUKUSHI", userIdentifier: "u01", inquirerCode: Self.inquirer, isNotDisclosed: false,
            affairCode: Self.affair, procedureCode: Self.procedure, providerCode: Self.provider,
            itemCode: Self.item, from: Self.day(after: "2008-01-01", round % 3_000),
            until: Self.day(after: Self.day, round / 3_000))
    }

    private static func day(after day: String, _ days: Int) -> String {
        let start = (try? Date("\(day)T00:00:00Z", strategy: .iso8601)) ?? .distantPast
        return String(start.addingTimeInterval(Double(days) * 86_400).ISO8601Format().prefix(10))
    }
}

/// One 照会 as IF_SKI_10111 has it.
struct InquiryEntry: Encodable {
    let atenaNumber: String
    let requestedAt: String
    let departmentCode: String
    let userIdentifier: String
    let inquirerCode: String
    let isNotDisclosed: Bool
    let affairCode: String
    let procedureCode: String
    let providerCode: String
    let itemCode: String
    let from: String
    let until: String

    /// The same as a line of the file of IF_SKI_10123, in the order of its eighteen columns.
    var line: String {
        func digits(_ day: String) -> String { day.replacingOccurrences(of: "-", with: "") }
        return [
            "01", "", atenaNumber, "20160715130000000", departmentCode, userIdentifier, inquirerCode, "0", affairCode,
            procedureCode, "", "", providerCode, itemCode, "", "", digits(from), digits(until),
        ].joined(separator: ",") + "\r\n"
    }
}

/// A made-up resident of Examples.
private struct Resident {
    let atenaNumber: String
    let individualNumber: String

    static func read(_ file: String) throws -> [Resident] {
        try String(contentsOfFile: file, encoding: .utf8).split(whereSeparator: \.isNewline).dropFirst().map {
            let cells = $0.split(separator: ",").map(String.init)
            return Resident(atenaNumber: cells[0], individualNumber: cells[1])
        }
    }

    private struct Status: Decodable {
        let state: String
        let processingNumber: String?
    }

    func acquireCode(through atena: SystemClient, _ core: SystemClient) async throws {
        let registration = ["atenaNumber": atenaNumber]
        _ = try await atena.post("/api/atena-numbers", registration, as: [String: JSONValue].self)
        let path = "/api/code-acquisitions"
        let begun = try await atena.post(
            path, ["atenaNumber": atenaNumber, "individualNumber": individualNumber], as: Status.self)
        guard begun.state != "usable" else { return }
        guard let number = begun.processingNumber else {
            throw SystemClient.Refused(description: "no 処理通番: \(begun.state)")
        }
        // 住基ネット's part.
        _ = try await core.post(
            "/resident-codes",
            ["processingNumber": number, "residentHash": ResidentHash.text(of: individualNumber)],
            as: [String: String].self)
        for _ in 0..<600 {
            if try await atena.post("\(path)/status", registration, as: Status.self).state == "usable" { return }
            try await Task.sleep(for: .milliseconds(20))
        }
        throw SystemClient.Refused(description: "a 符号 did not come")
    }
}

/// Any JSON: of these answers nothing is needed.
struct JSONValue: Decodable {
    init(from decoder: any Decoder) throws {}
}
