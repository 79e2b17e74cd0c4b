import Identifiers
import NetworkLab
import NoticeForms
import Verdicts

/// 住基ネット must not have been reached (T8): the sentinel is asked when the ten items are over.
struct WatchingJukiNet {
    let stage: Stage

    /// The evidence, in which T8 has failed if anybody came.
    func check(_ evidence: Evidence) async throws -> Evidence {
        if isRegistryDown {
            try await stage.progress.step("住基ネットへの接続がないこと（住基システムは起動していません）") {}
            return evidence
        }
        let sentinel = try stage.need(stage.sentinel, "the sentinel of 住基ネット")
        let visits = try sentinel.visits()
        let title = "住基ネットへの接続がないこと（\(visits)件、見張り済み）"
        guard visits > 0 else {
            try await stage.progress.step(title) {}
            return evidence
        }
        stage.progress.refused(title, Bureau.mayor.title, "準備段階では住基ネットに接続しません。")
        return Evidence(
            organisation: evidence.organisation, at: evidence.at,
            items: evidence.items.map { $0.item == .t8 && $0.verdict == .pass ? failed($0, visits) : $0 })
    }

    /// Whether a lab is without a registry: then nobody is there who could go on to 住基ネット.
    private var isRegistryDown: Bool {
        guard let lab = stage.lab, let registry = stage.request.residentRegistry(of: .mayor) else { return false }
        return lab.station(.mayor, registry.id)?.isDown == true
    }

    private func failed(_ line: ItemResult, _ visits: Int) -> ItemResult {
        ItemResult(
            item: line.item, bureau: line.bureau, from: line.from, to: line.to, verdict: .fail, hop: .application,
            expected: "準備段階では、住基システムは符号取得要求を受け付けるだけで、住基ネットに接続しない",
            seen: "住基ネットへの接続が\(visits)件ありました",
            remedy: "住基システムの担当者に連絡し、符号取得要求を住基ネット（CS）へ送信する設定を停止してから、T8を再実行してください。",
            startedAt: line.startedAt, milliseconds: line.milliseconds, serverEvidence: nil)
    }
}
