import ArgumentParser

/// What is rehearsed: 総合運用テスト準備, or the 総合運用テスト that follows it.
enum Act: String, Sendable, CaseIterable, ExpressibleByArgument {
    case preparation
    case linkage

    /// Its file below `Programmes`.
    var programme: String {
        switch self {
        case .preparation: "2016-sogo-unyo-test.yaml"
        case .linkage: "2016-sogo-unyo-test-main.yaml"
        }
    }

    /// The 配信マスター below `Examples` that system administrators import.
    var master: String {
        switch self {
        case .preparation: "master-test.json"
        case .linkage: "master-linkage.json"
        }
    }

    /// The instant of the test.
    var at: String {
        switch self {
        case .preparation: "2016-05-19T12:30:00+09:00"
        case .linkage: "2016-07-15T13:00:00+09:00"
        }
    }
}
