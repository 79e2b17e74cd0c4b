public import DesignSystem
public import Identifiers
import NoticeForms
public import Storage
import SupportSite

/// 連絡体制 (§1.3, E4): who of an organisation is told what, and who passes it on, from the 連絡票 that it sent last.
public enum ContactStructure {
    /// The five roles with their persons; nil until a 連絡票 was sent.
    /// - Throws: `StoreError`.
    public static func table(of organisation: Organisation, in tx: any StoreTransaction) throws -> Block? {
        guard let sent = try NoticeFormStore.newest(of: organisation.code, in: tx),
            let notice = try? UsageNotice(yaml: sent.usageNotice)
        else { return nil }
        return .table(
            Table(
                caption: "連絡体制（連絡票 第\(sent.number)版）", headers: ["担当", "氏名", "所属", "電話", "メール", "連絡の流れ"],
                rows: rows(notice).map { role, contact, flow in
                    [
                        .text(role), .text(contact.name), .text(contact.department), .code(contact.telephone),
                        .text(contact.mail), .text(flow),
                    ]
                }))
    }

    /// In the order of §1.3.
    static func rows(_ notice: UsageNotice) -> [(role: String, contact: Contact, flow: String)] {
        [
            ("窓口担当部署の管理者", notice.windowManager, "運用事業者から連絡を受け、下の各担当へ伝える。初期アカウント、サポートサイト管理者アカウントを通知する。"),
            ("窓口担当部署の担当者", notice.windowClerk, "運用事業者から連絡を受け、下の各担当へ伝える。"),
        ]
            + notice.systemAdministrators.map {
                ("システム管理者（\($0.bureau.title)）", $0.contact, "窓口担当部署から連絡を受ける。ユーザ管理、権限管理を行う。")
            } + [
                ("サポートサイト管理者", notice.supportSiteAdministrator, "窓口担当部署から連絡を受ける。教育委員会の分は首長部局が取りまとめる。")
            ]
            + zip(["正", "副"], notice.vpnAdministrators).map { order, contact in
                ("VPN装置管理者（\(order)）", contact, "窓口担当部署から連絡を受ける。VPN装置と団体内ネットワークの連絡調整を行う。")
            }
    }
}
