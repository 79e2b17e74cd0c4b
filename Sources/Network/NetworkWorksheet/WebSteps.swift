public import Reachability
import VPNDevice

extension DeviceComparison {
    /// The changes as steps for a web administration screen, in an order in which no entry refers to what is not there.
    public var webSteps: [String] {
        let sections = DeviceSection.allCases
        func order(_ line: Line) -> (Int, Int) {
            let place = sections.firstIndex(of: line.entry.section) ?? 0
            // What refers goes before what is referred to.
            return line.judgement == .delete ? (1, -place) : (0, place)
        }
        let ordered = changes.enumerated().sorted { left, right in
            let (one, other) = (order(left.element), order(right.element))
            return one == other ? left.offset < right.offset : one < other
        }.map(\.element)
        guard !ordered.isEmpty else { return [] }
        return ["現在の設定をファイルに書き出し、戻せるように保管します。"] + ordered.map(step) + ["設定を保存し、変更後の設定をもう一度書き出して、この確認をやり直します。"]
    }

    private func step(_ line: Line) -> String {
        let screen = "「\(line.entry.section.title)」の画面で"
        let reason = "（\(line.remark)）"
        switch line.judgement {
        case .add:
            return "\(screen)「追加」を選び、番号・名称に「\(line.entry.key)」、\(fields(line.entry))を入れます\(reason)。"
        case .change:
            if let place = line.movesTo {
                return "\(screen)「\(line.entry.key)」を開き、番号を「\(place.key)」に変えます\(reason)。"
            }
            return "\(screen)「\(line.entry.key)」を開き、\(changedFields(line.entry))に変えます\(reason)。"
        case .delete: return "\(screen)「\(line.entry.key)」を削除します\(reason)。"
        case .fine: return "\(screen)「\(line.entry.key)」はそのままにします。"
        }
    }

    private func fields(_ key: EntryKey) -> String {
        result.fields(of: key).filter { !$0.value.isEmpty }.map { "\($0.title)に「\($0.value)」" }.joined(separator: "、")
    }

    private func changedFields(_ key: EntryKey) -> String {
        let before = Dictionary(device.fields(of: key), uniquingKeysWith: { first, _ in first })
        return result.fields(of: key).filter { before[$0.title] != $0.value }
            .map { "\($0.title)を「\(before[$0.title] ?? "")」から「\($0.value)」" }.joined(separator: "、")
    }
}
