import Foundation
import Identifiers
import MutualTLS
import NoticeForms
import ServiceCalendar
import Verdicts
import Worksheet

/// 結果報告 (§3.6): worksheet and checklist, the checklist to the help desk, the date into the action plan.
struct Reporting {
    let stage: Stage

    /// Writes the files; sends them when everything has passed.
    ///
    /// Answers whether the organisation is ready.
    func report(_ evidence: Evidence) async throws -> Bool {
        let progress = stage.progress
        progress.headline("4. 結果報告")
        let today = CalendarDay(stage.clock.now)
        let administrator = stage.notice.vpnAdministrators.first?.name ?? stage.notice.windowManager.name
        let reports = Reports(
            files: stage.files, organisation: stage.organisation, programme: stage.programme, evidence: evidence,
            today: today,
            confirmations: ["c1", "c2", "c3", "c4"].map {
                DeviceConfirmation(
                    item: $0, confirmedOn: CalendarDay(stage.dates.setUp), confirmedBy: administrator,
                    remark: "リハーサル（VPN装置なし）")
            }, submitter: stage.notice.windowManager.name)
        try await progress.step("ワークシート、チェックリストの作成") { try reports.write() }
        guard reports.isReady else { return false }
        let support = try stage.need(stage.support, "the support site")
        try await progress.step("テスト結果の送信（プラットフォームの記録と照合）", Bureau.mayor.title) {
            try await support.submit(
                "/support/evidence", on: "/support/notice", [:], files: ["evidence": try content(stage.files.evidence)])
        }
        try await progress.step("チェックリストのヘルプデスクへの送付", Bureau.mayor.title) {
            try await support.submit(
                "/support/checklist", on: "/support/notice", [:],
                files: ["checklist": try content(stage.files.checklist)])
        }
        try await progress.step("アクションプランへの工程終了日（実績）の入力", Bureau.mayor.title) {
            try await support.submit(
                "/support/action-plan", on: "/support/notice", ["finished-on": today.description])
        }
        let home = try await support.get("/support/").text
        guard home.contains("総合運用テスト準備 完了") else {
            throw ToolError("everything was handed in, but the support site does not show 総合運用テスト準備 完了")
        }
        return true
    }

    private func content(_ file: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(filePath: file)))
    }
}
