public import Reachability
import VPNDevice
public import Worksheet

extension DeviceComparison {
    /// The lines of 「VPN装置の設定」: the device's entries, then what is to be changed elsewhere.
    public var worksheetLines: [DeviceLine] {
        lines.map { line in
            DeviceLine(
                section: line.entry.section.title, entry: line.entry.key, expected: line.after, seen: line.before,
                judgement: line.judgement.written, remark: line.remark)
        }
            + others.map { correction in
                DeviceLine(
                    section: WorksheetWords.elsewhere, entry: "\(correction.target.title) \(correction.entry)",
                    expected: correction.line.isEmpty ? nil : correction.line, seen: nil,
                    judgement: correction.kind.written, remark: "\(correction.target.title)の設定を直します")
            }
    }
}

/// The words of the form that are not the device's.
enum WorksheetWords {
    static let elsewhere = "VPN装置以外"
}

extension DeviceComparison.Judgement {
    fileprivate var written: DeviceLine.Judgement {
        switch self {
        case .add: .add
        case .change: .change
        case .delete: .delete
        case .fine: .fine
        }
    }
}

extension Correction.Kind {
    fileprivate var written: DeviceLine.Judgement {
        switch self {
        case .add: .add
        case .change: .change
        case .delete: .delete
        }
    }
}
