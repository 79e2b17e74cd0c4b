import AccessControl
import Foundation
import Testing
import WebServer

@testable import Accounts

/// Accounts out to a file and in from one: what is shown is what is done.
@Suite struct TransferTests {
    private static let now = Date(timeIntervalSince1970: 1_463_628_600)

    private static func plan(_ csv: String, on book: AccountBook = AccountBookTests.book()) throws -> TransferPlan {
        TransferPlan(
            try AccountTable(csv: csv), on: book, scope: AuditScope(organisation: "202029", bureau: "mayor"),
            by: "admin-1", at: now)
    }

    private static let header = AccountTable.headers.joined(separator: ",") + "\r\n"

    @Test func whatIsExportedChangesNothingWhenItComesBack() throws {
        var book = AccountBookTests.book()
        book.accounts["clerk-1"]?.name = "=cmd,\"x\"\n二行目"
        book.accounts["clerk-1"]?.districts = .some(["00000", "00001"])
        book.accounts["clerk-1"]?.pattern = "p2"
        book.accounts["clerk-1"]?.suspendedAt = Self.now
        let csv = try AccountTable.text(AccountTable.csv(book))
        #expect(csv.contains("\"'=cmd"), "a spreadsheet would run it")
        #expect(!csv.contains("setup-admin"), "the initial account cannot be set")
        let plan = try Self.plan(csv, on: book)
        #expect(plan.isAcceptable && !plan.changesSomething && plan.lines.count == 3)
    }

    @Test func newAndChangedAccountsAreToldApart() throws {
        let plan = try Self.plan(
            Self.header + "clerk-1,業務 花子,業務担当者,副本のみ,00001,2017-03-31,停止\r\n"
                + "clerk-2,業務 次郎,業務担当者,,すべて,,利用中\r\nadmin-1,名前,システム管理者,,すべて,,利用中\r\n")
        #expect(plan.isAcceptable)
        #expect(
            plan.lines.map(\.fate) == [
                .changed([
                    "氏名：名前 → 業務 花子", "権限パターン：（役割のすべて） → 副本のみ", "行政区：すべて → 本庁", "有効期限：なし → 2017-03-31",
                    "状態：利用中 → 停止",
                ]), .new, .same,
            ])
        #expect(plan.created.map(\.identifier) == ["clerk-2"])
    }

    @Test(arguments: [
        ("x,名,業務担当者,,すべて,,利用中", AccountError.badIdentifier), ("clerk-2,,業務担当者,,すべて,,利用中", .noName),
        ("clerk-2,名,部長,,すべて,,利用中", .badRole), ("clerk-2,名,業務担当者,ない,すべて,,利用中", .unknownPattern("ない")),
        ("clerk-2,名,業務担当者,証明書のみ,すべて,,利用中", .unknownPattern("p1")),
        ("clerk-2,名,業務担当者,,00009,,利用中", .unknownDistrict("00009")), ("clerk-2,名,業務担当者,,,,利用中", .noDistrict),
        ("clerk-2,名,業務担当者,,すべて,2016-02-30,利用中", .badDate), ("clerk-2,名,業務担当者,,すべて,2015-01-01,利用中", .badDate),
        ("clerk-2,名,業務担当者,,すべて,,休み", .unreadableFile("状態は「利用中」又は「停止」としてください。")),
        ("clerk-1,名,システム管理者,,すべて,,利用中", .badRole), ("setup-admin,名,初期セットアップ用システム管理者,,すべて,,利用中", .badRole),
    ]) func aBadRowIsToldWithItsReason(row: String, reason: AccountError) throws {
        let plan = try Self.plan(Self.header + row + "\r\n")
        #expect(plan.lines.map(\.fate) == [.refused(reason)])
        #expect(!plan.isAcceptable && plan.lines.first?.row.line == 2)
    }

    @Test func rowsThatAreFineOneByOneCanBeRefusedAsAWhole() throws {
        let plan = try Self.plan(Self.header + "admin-1,名前,システム管理者,証明書のみ,すべて,,利用中\r\n")
        #expect(plan.refusal == .ownAccount && !plan.isAcceptable)
    }

    @Test(arguments: [
        "", "ユーザーID,氏名\r\n", AccountTable.headers.joined(separator: ",") + "\r\n",
        header + "clerk-2,名,業務担当者,,すべて,\r\n", header + "clerk-2,\"名,業務担当者,,すべて,,利用中\r\n",
    ]) func aFileThatIsNoTableIsRefused(csv: String) {
        #expect(throws: AccountError.self) { try AccountTable(csv: csv) }
    }

    @Test func anIdentifierStandsOnceInAFile() throws {
        let row = "clerk-2,名,業務担当者,,すべて,,利用中\r\n"
        let plan = try Self.plan(Self.header + row + row)
        #expect(plan.lines.map(\.fate) == [.new, .refused(.taken("clerk-2"))])
    }

    /// What Japanese Excel calls CSV.
    @Test func windows31JIsRead() throws {
        let bytes = try #require((Self.header + "clerk-2,髙橋 ①,業務担当者,,すべて,,利用中\r\n").data(using: .shiftJIS))
        #expect(try AccountTable.text(Array(bytes)).contains("clerk-2"))
    }
}
