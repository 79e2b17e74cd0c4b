public import NoticeForms

/// The four test environments (T12, §3.2).
public enum TestEnvironmentCase: Int, Sendable, Hashable, CaseIterable, Codable {
    /// 本番環境.
    case production = 1
    /// 検証環境, with addresses of its own.
    case otherAddresses = 2
    /// 検証環境 with production's addresses, on separate machines.
    case separateMachines = 3
    /// 検証環境 with production's addresses, on the same machines.
    case sameMachines = 4

    /// As the source names it.
    public var title: String {
        switch self {
        case .production: "本番環境"
        case .otherAddresses: "検証環境（IPアドレスが本番と異なる）"
        case .separateMachines: "検証環境（IPアドレスが本番と同じ・別筐体）"
        case .sameMachines: "検証環境（IPアドレスが本番と同じ・同一筐体）"
        }
    }

    /// What the 設定依頼票 says of it.
    public var environment: TestEnvironment { self == .production ? .production : .verification }

    /// When tests may run.
    public var hours: Hours {
        switch self {
        case .production: .closedOnly
        case .separateMachines: .closedPreferred
        case .otherAddresses, .sameMachines: .any
        }
    }

    /// When tests may run.
    public enum Hours: String, Sendable, Hashable, Codable {
        /// Only outside opening hours, or on closed days.
        case closedOnly
        /// Outside opening hours is assumed; the organisation decides by its own circumstances.
        case closedPreferred
        /// Open days too, as long as daily work is not disturbed.
        case any

        /// In Japanese.
        public var title: String {
            switch self {
            case .closedOnly: "閉庁時間帯又は閉庁日に限る"
            case .closedPreferred: "閉庁時間帯又は閉庁日（開庁時間帯の業務に影響がないこと）"
            case .any: "開庁日・閉庁日を問わない（開庁時間帯の業務に影響がないこと）"
            }
        }
    }

    /// Whether production data must be saved first and put back afterwards.
    public var needsBackup: Bool { self == .production }

    /// Whether the NAT of the device, delivered for production, must be set to other addresses.
    public var changesDevice: Bool { self == .otherAddresses }

    /// What to do, in order.
    public var preparations: [Preparation] {
        switch self {
        case .production:
            [
                .init("本番データをバックアップする", touchesProduction: false),
                .init("テスト用データを団体内統合宛名システムと住基システムに投入する", touchesProduction: true),
                .init("既存システムに改修済みのソフトウェアを用意する", touchesProduction: true),
                .init("閉庁時間帯又は閉庁日にテストを実施する", touchesProduction: true),
                .init("テスト用データを削除し、本番データを戻す", touchesProduction: true),
            ]
        case .otherAddresses:
            [
                .init("VPN装置のNAT（団体内統合宛名システム・住基システム）を検証環境のIPアドレスに変更する", touchesProduction: true),
                .init("検証環境の既存システムを、本番環境とNAPTのポートを分けて接続する", touchesProduction: false),
                .init("既存システムに改修済みのソフトウェアを用意する", touchesProduction: false),
                .init("設定依頼票が検証環境のIPアドレスになっていることを確認する", touchesProduction: false),
                .init("テスト後、VPN装置のNATを本番環境のIPアドレスに戻す", touchesProduction: true),
            ]
        case .separateMachines:
            [
                .init("本番環境をネットワークから分離する（IPアドレスの競合を防ぐ）", touchesProduction: true),
                .init("検証環境を接続する", touchesProduction: false),
                .init("閉庁時間帯又は閉庁日にテストを実施する", touchesProduction: false),
                .init("検証環境を外し、本番環境を接続し直す", touchesProduction: true),
            ]
        case .sameMachines:
            [
                .init("団体内システムのソフトウェアを検証用の状態にする", touchesProduction: true),
                .init("テストを実施する", touchesProduction: false),
                .init("ソフトウェアを本番用の状態に戻す", touchesProduction: true),
            ]
        }
    }

    /// One step.
    public struct Preparation: Sendable, Hashable, Codable {
        /// In Japanese.
        public let text: String
        /// Whether it touches what citizens are served with.
        public let touchesProduction: Bool

        init(_ text: String, touchesProduction: Bool) {
            self.text = text
            self.touchesProduction = touchesProduction
        }
    }
}
