public import CoreMetrics
import Synchronization

/// Every meter of the process, and the page that shows them.
public final class MeterBook: MetricsFactory {
    /// One series: a name with its labels.
    private struct Key: Hashable {
        let name: String
        let labels: [String]
    }

    private struct Shelf {
        var meters: [Key: any Meter] = [:]
        var counts: [String: Int] = [:]
    }

    /// Series of one name; a caller who could make names at will must not fill the memory [O].
    static let mostSeries = 20_000
    private let shelf = Mutex(Shelf())

    /// Starts an empty book.
    public init() {}

    public func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        meter(label, dimensions) { Count() }
    }

    public func makeRecorder(label: String, dimensions: [(String, String)], aggregate: Bool) -> any RecorderHandler {
        aggregate ? meter(label, dimensions) { Buckets() } : meter(label, dimensions) { Level() }
    }

    public func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
        meter(label, dimensions) { Level() }
    }

    public func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        meter(label, dimensions) { Buckets() }
    }

    public func destroyCounter(_ handler: any CounterHandler) { drop(handler) }
    public func destroyRecorder(_ handler: any RecorderHandler) { drop(handler) }
    public func destroyMeter(_ handler: any MeterHandler) { drop(handler) }
    public func destroyTimer(_ handler: any TimerHandler) { drop(handler) }

    private func meter<Kind: Meter>(_ name: String, _ labels: [(String, String)], _ make: () -> Kind) -> Kind {
        let name = MeterText.name(name)
        return shelf.withLock { shelf in
            var key = Key(name: name, labels: labels.map { MeterText.label($0.0, $0.1) })
            if let known = shelf.meters[key] as? Kind { return known }
            if shelf.counts[name, default: 0] >= Self.mostSeries {
                key = Key(name: name, labels: labels.map { MeterText.label($0.0, "other") })
                if let known = shelf.meters[key] as? Kind { return known }
            }
            let made = make()
            shelf.meters[key] = made
            shelf.counts[name, default: 0] += 1
            return made
        }
    }

    private func drop(_ handler: any AnyObject) {
        shelf.withLock { shelf in
            for (key, meter) in shelf.meters where meter === handler {
                shelf.meters[key] = nil
                shelf.counts[key.name, default: 1] -= 1
            }
        }
    }

    /// The page, series in order of their names.
    public var page: String {
        let all = shelf.withLock { $0.meters.map { ($0.key, $0.value) } }
        var text = ""
        for (name, series) in Dictionary(grouping: all, by: \.0.name).sorted(by: { $0.key < $1.key }) {
            guard let kind = series.first?.1.kind else { continue }
            text += "# TYPE \(name) \(kind)\n"
            for (key, meter) in series.sorted(by: { $0.0.labels.lexicographicallyPrecedes($1.0.labels) }) {
                text += meter.lines(name, key.labels)
            }
        }
        return text
    }
}
