import DesignSystem
import Identifiers
import RollUp

/// Tile maps: of the nation by prefecture, of a prefecture by municipality.
enum Maps {
    /// One prefecture's organisations summed up.
    struct PrefectureLine {
        let number: String
        let name: String
        let total: Int
        let counts: [Standing: Int]
        let done: Int
        let of: Int

        var percent: Int { of == 0 ? 0 : done * 100 / of }
        func count(_ standing: Standing) -> Int { counts[standing] ?? 0 }

        /// As its organisations mostly stand: a fifth of them late is a prefecture to be called [O].
        var standing: Standing {
            if count(.complete) == total { return .complete }
            if count(.overdue) * 5 > total { return .overdue }
            if (count(.overdue) + count(.behind)) * 5 > total { return .behind }
            return done == 0 ? .notStarted : .onTrack
        }
    }

    /// By prefecture, in order of their numbers.
    static func lines(_ summary: Summary) -> [PrefectureLine] {
        Dictionary(grouping: summary.entries) { $0.organisation.code.prefectureNumber }.map { number, entries in
            var counts: [Standing: Int] = [:]
            for entry in entries { counts[entry.judgement.standing, default: 0] += 1 }
            return PrefectureLine(
                number: number, name: entries.first?.organisation.prefecture ?? number, total: entries.count,
                counts: counts, done: entries.reduce(0) { $0 + $1.judgement.done },
                of: entries.reduce(0) { $0 + $1.judgement.total })
        }.sorted { $0.number < $1.number }
    }

    static func japan(_ lines: [PrefectureLine]) -> Diagram {
        let (width, height) = (70, 58)
        return Diagram(
            title: "都道府県ごとの準備状況（下の表と同じ内容）", width: JapanTiles.size.columns * width,
            height: JapanTiles.size.rows * height, leastWidth: .own,
            shapes: lines.compactMap { line in
                guard let place = JapanTiles.place(of: line.number) else { return nil }
                let tones = Words.tones(line.standing)
                return .link(
                    path: "\(FollowUpSite.base)/prefectures/\(line.number)",
                    label: "\(line.name) \(line.percent)% \(line.standing.title)",
                    Diagram.Shape.tile(
                        x: place.column * width + 2, y: place.row * height + 2, width: width - 4, height: height - 4,
                        fill: tones.fill, line: tones.line,
                        lines: [Words.short(line.name), "\(line.percent)%", line.standing.title]))
            })
    }

    static func prefecture(_ title: String, _ entries: [Summary.Entry]) -> Diagram? {
        let placed = entries.compactMap { entry in entry.progress.place.map { (entry, $0) } }
            .sorted { $0.0.organisation.code < $1.0.organisation.code }
        guard !placed.isEmpty else { return nil }
        let (width, height) = (82, 58)
        let (cells, columns) = TileGridRule.cells(placed.map(\.1))
        return Diagram(
            title: "\(title)の市区町村のおおよその位置と準備状況（下の表と同じ内容）", width: columns * width,
            height: ((cells.map(\.row).max() ?? 0) + 1) * height, leastWidth: .own,
            shapes: zip(placed, cells).map { place, cell in
                let (organisation, judgement) = (place.0.organisation, place.0.judgement)
                let tones = Words.tones(judgement.standing)
                return .link(
                    path: "\(FollowUpSite.base)/organisations/\(organisation.code.text)",
                    label: "\(organisation.name) \(Words.share(judgement)) \(judgement.standing.title)",
                    Diagram.Shape.tile(
                        x: cell.column * width + 1, y: cell.row * height + 2, width: width - 2, height: height - 4,
                        fill: tones.fill, line: tones.line,
                        lines: [
                            Words.clipped(organisation.name, 6), Words.share(judgement), judgement.standing.title,
                        ]))
            })
    }
}
