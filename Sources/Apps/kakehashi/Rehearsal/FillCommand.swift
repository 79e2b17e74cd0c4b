import AccessControl
import ArgumentParser
import Attachments
import AuditLog
import ContactHours
import Foundation
import Identifiers
import OutgoingMail
import ServiceCalendar
import StorageSQLite
import Tickets
import WebServer

/// Invented inquiries in a rehearsal's platform, in the number that a country's organisations might send: for measuring.
struct FillCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fill", abstract: "Adds invented inquiries to a rehearsal's help desk, for measuring its pages.",
        shouldDisplay: false)

    @Option(help: "The rehearsal's folder.")
    var rehearsal = "rehearsal"

    @Option(help: "How many inquiries.")
    var tickets = 100_000

    func run() async throws {
        let files = RehearsalFiles(output: rehearsal, resources: try RehearsalFiles.findResources())
        guard FileManager.default.fileExists(atPath: "\(rehearsal)/session.json") else {
            throw ToolError("\(rehearsal) is no rehearsal: invented inquiries belong nowhere else")
        }
        let register = try LocalGovernmentRegister(
            csv: String(contentsOfFile: "\(files.resources)/Data/local-governments.csv", encoding: .utf8))
        let holidays = try HolidayList(csv: String(contentsOfFile: files.holidays, encoding: .utf8))
        guard let sender = MailAddress("helpdesk@chukan.example") else { throw ToolError("no sender") }
        let hours = ContactHours(holidays: holidays)
        let service = TicketService(
            store: try SQLiteStore(path: "\(rehearsal)/platform/platform.sqlite"),
            files: try AttachmentFolder(path: "\(rehearsal)/platform/attachments"), sender: sender, hours: { hours })
        let organisations = register.all
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<tickets {
                // As many at a time as share one commit.
                if number >= 200 { try await group.next() }
                group.addTask { try await Self.ask(number, organisations, service) }
            }
            try await group.waitForAll()
        }
    }

    private static let start = CalendarDay(year: 2016, month: 4, day: 26)?.instant(hour: 9) ?? .distantPast

    private static func ask(_ number: Int, _ organisations: [Organisation], _ service: TicketService) async throws {
        let organisation = organisations[number &* 7919 % organisations.count]
        let subject = SampleInquiries.subject(number)
        _ = try await service.open(
            NewTicket(
                organisation: organisation, channel: ContactChannel.allCases[number % 4],
                topic: TicketTopic.allCases[number / 4 % TicketTopic.allCases.count], subject: subject,
                text: SampleInquiries.text(number, organisation), isUrgent: number % 29 == 0,
                contactName: "例山 太郎"),
            by: Exchange(
                event: .inquirySent,
                actor: Actor(identifier: "system:fill", name: "例山 太郎", role: nil, permissions: []),
                scope: AuditScope(organisation: organisation.code.text, bureau: Bureau.mayor.rawValue),
                remoteAddress: "",
                // Spread over the weeks of the rehearsal's first month, the newest last.
                now: start.addingTimeInterval(Double(number) * 15)))
    }
}

/// Sentences that an organisation might write, put together by number.
enum SampleInquiries {
    private static let things = [
        "VPN装置のSESSIONランプ", "自治体中間サーバーCA証明書", "暗号化通信用等電子証明書", "配信マスターの取込み", "システム管理者アカウント", "接続端末の画面",
        "団体内統合宛名システム", "既存システムの副本登録", "名前解決", "設定依頼票のアクセスポイント", "チェックリスト", "アクションプランの実績日", "請求書の送付先",
    ]
    private static let troubles = [
        "が点灯しません", "を登録できません", "の有効期限について教えてください", "でエラーが表示されます", "に接続できません", "の手順が分かりません", "が昨日から動きません",
        "の変更方法を教えてください", "が受付済になりません",
    ]
    private static let details = [
        "再起動しても変わりません。", "首長部局では問題ありません。", "教育委員会の端末だけで起きます。", "昨日までは使えていました。", "マニュアルの手順どおりに操作しました。",
        "画面の写しを添付します。", "至急回答をお願いします。", "ファイアウォールの設定は確認済みです。", "担当者が不在のため、折返しをお願いします。",
    ]

    static func subject(_ number: Int) -> String {
        things[number % things.count] + troubles[number / things.count % troubles.count]
    }

    static func text(_ number: Int, _ organisation: Organisation) -> String {
        let count = details.count
        return "\(organisation.name)です。\(subject(number))。" + details[number % count]
            + details[(number / count + 3) % count] + details[(number / 7 + 5) % count] + "整理番号は 問-\(number) です。"
    }
}
