import Foundation

/// One line of `results.json`: a figure beside that of a named baseline in the same run.
struct Measurement: Codable {
    let name: String
    let value: Double
    let unit: String
    let baseline: String
    let baselineValue: Double
    let ratio: Double

    init(_ name: String, _ value: Double, _ unit: String, against baseline: String, _ baselineValue: Double) {
        self.name = name
        self.value = (value * 10).rounded() / 10
        self.unit = unit
        self.baseline = baseline
        self.baselineValue = (baselineValue * 10).rounded() / 10
        ratio = (value / baselineValue * 1000).rounded() / 1000
    }

    /// Writes figures in place of older ones of the same name; what was not measured this time stays.
    static func keep(_ measurements: [Measurement], in file: String) throws {
        let place = URL(filePath: file)
        let names = Set(measurements.map(\.name))
        let before = try? JSONDecoder().decode([Measurement].self, from: Data(contentsOf: place))
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        try encoder.encode((before ?? []).filter { !names.contains($0.name) } + measurements).write(to: place)
    }
}

/// What the kernel knows of a process (`/proc`).
enum ProcessFigures {
    /// The most memory that a process ever held, in bytes.
    static func peakMemory(of process: Int32) throws -> Int64 {
        let status = try String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") } ?? ""
        return Int64(line.split(whereSeparator: { !$0.isNumber }).first ?? "0").map { $0 * 1024 } ?? 0
    }

    /// Forgets the most so far (`/proc/PID/clear_refs`, 5).
    static func resetPeak(of process: Int32) throws {
        try "5".write(toFile: "/proc/\(process)/clear_refs", atomically: false, encoding: .utf8)
    }
}
