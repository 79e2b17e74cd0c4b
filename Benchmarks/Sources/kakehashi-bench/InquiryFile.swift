import Foundation
import NIOHTTP1

/// 照会 in one file of eighteen columns, gzip (IF_SKI_10123), until all contents are in the asking system's hands
/// (IF_SKI_11123 and 11134, ten thousand in a file).
struct InquiryFile {
    struct Figures {
        let perSecond: Double
        /// Bytes of the platform at its fullest meanwhile.
        let peakMemory: Int64
    }

    private static let lot = 10_000
    let parties: LinkageParties
    let count: Int
    let scratch: String

    func measure(first: Int) async throws -> Figures {
        let bytes = try packed(first: first)
        let client = try SystemClient(
            system: "legacy-welfare", bureau: LinkageParties.asking, session: parties.session)
        let process = parties.session.processes.platform
        try ProcessFigures.resetPeak(of: process)
        let start = ContinuousClock.now
        let receipt = try JSONDecoder().decode(
            Receipt.self,
            from: Data(
                try await client.send(
                    .POST, "/api/inquiries/files?requestKey=bench-\(first)&records=\(count)", type: "application/gzip",
                    body: bytes)))
        print(
            "  accepted after \(ContinuousClock.now - start), \(try ProcessFigures.peakMemory(of: process) >> 20) MiB")
        let accepted = try JSONDecoder().decode(
            InquiryLatency.Receipt.self,
            from: Data(try await client.send(.GET, "/api/inquiries/files/\(receipt.number)"))
        ).accepted.map(\.receptionNumber)
        guard accepted.count == count else {
            throw SystemClient.Refused(description: "\(accepted.count) of \(count) were accepted")
        }
        for place in stride(from: 0, to: count, by: Self.lot) {
            let lot = Array(accepted[place..<min(place + Self.lot, count)])
            try await fetch(lot, key: "bench-\(first)-\(place)", through: client)
            print(
                "  \(place + lot.count) after \(ContinuousClock.now - start), "
                    + "\(try ProcessFigures.peakMemory(of: process) >> 20) MiB")
        }
        let rate = Double(count) / ((ContinuousClock.now - start) / .seconds(1))
        try await client.close()
        return Figures(perSecond: rate, peakMemory: try ProcessFigures.peakMemory(of: process))
    }

    /// Waits for a lot's last, and fetches it when all of it is there.
    private func fetch(_ lot: [String], key: String, through client: SystemClient) async throws {
        var attempt = 0
        while true {
            let last = [lot[lot.count / 2], lot[lot.count - 1]].map(InquiryLatency.References.Reference.init)
            let waited = try await client.post(
                "/api/inquiry-results?wait=30", InquiryLatency.References(entries: last),
                as: InquiryLatency.Results.self)
            guard waited.inquiries.allSatisfy({ $0.content != nil }) else { continue }
            attempt += 1
            let receipt = try await client.post(
                "/api/inquiry-results/files",
                Request(
                    requestKey: "\(key)-\(attempt)",
                    entries: lot.map(InquiryLatency.References.Reference.init)), as: Receipt.self)
            let results = try JSONDecoder().decode(
                InquiryLatency.Results.self,
                from: Data(try await client.send(.GET, "/api/inquiry-results/files/\(receipt.number)")))
            if results.inquiries.allSatisfy({ $0.content?.records.isEmpty == false }) { return }
            if let odd = results.inquiries.first(where: {
                !["accepted", "asked", "answered"].contains($0.status.state)
            }) {
                throw SystemClient.Refused(description: "not answered: \(odd.status.state)")
            }
        }
    }

    private func packed(first: Int) throws -> [UInt8] {
        let path = "\(scratch)/inquiries-\(first).csv"
        var text = ""
        for index in 0..<count { text += parties.entry(first + index).line }
        try Data(text.utf8).write(to: URL(filePath: path))
        let gzip = Process()
        gzip.executableURL = URL(filePath: "/usr/bin/gzip")
        gzip.arguments = [path]
        try gzip.run()
        gzip.waitUntilExit()
        return Array(try Data(contentsOf: URL(filePath: "\(path).gz")))
    }

    private struct Request: Encodable {
        let requestKey: String
        let entries: [InquiryLatency.References.Reference]
    }

    private struct Receipt: Decodable {
        let number: Int64
    }
}
