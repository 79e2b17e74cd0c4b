import Identifiers
import NoticeForms
import NoticeWorkbooks
import Spreadsheet
import Testing

@Suite("NoticeForms: as typed on a page or in a workbook")
struct TypedFormTests {
    private func city() throws -> Organisation { try Shipped.organisation("202029") }

    @Test("What is typed reads back equal, for a union too", arguments: ["202029", "209937"])
    func roundTrip(_ code: String) throws {
        let body = try Shipped.organisation(code)
        let notice = try Shipped.notice().forOrganisation(body)
        #expect(try UsageNotice(typed: notice.typed, organisation: body, version: 1) == notice)
        let request = try Shipped.request().forOrganisation(body)
        #expect(try ConfigurationRequest(typed: request.typed, organisation: body, version: 1) == request)
    }

    @Test("Everything that is wrong is told at once, each by its field")
    func everyError() throws {
        var typed = try Shipped.notice().typed
        typed["windowManager.mail"] = "nobody"
        typed["windowClerk.name"] = " "
        typed["vpnAdministrators[deputy].telephone"] = "1"
        let errors = #expect(throws: FormErrors.self) {
            try UsageNotice(typed: typed, organisation: city(), version: 1)
        }
        #expect(
            errors?.errors.map(\.field) == [
                "windowManager.mail", "windowClerk.name", "vpnAdministrators[deputy].telephone",
            ])
        #expect(errors?.errors.map(\.code) == ["form.mail", "form.missing", "form.telephone"])
    }

    @Test("Nothing typed at all: every field is missing, none is forgotten")
    func blank() throws {
        let notice = #expect(throws: FormErrors.self) {
            try UsageNotice(typed: TypedForm(), organisation: city(), version: 1)
        }
        #expect(notice?.errors.count == 28)
        let request = #expect(throws: FormErrors.self) {
            try ConfigurationRequest(typed: TypedForm(), organisation: city(), version: 1)
        }
        #expect(request?.errors.contains { $0.field == "bureaus[mayor].residentRegistry.id" } == true)
        #expect(request?.errors.contains { $0.field == "bureaus[education].residentRegistry.id" } == false)
    }

    @Test(
        "One field of 設定依頼票 spoilt",
        arguments: [
            ("environment", "moon", "form.value"), ("holderCode", "1", "identifier.shape"),
            ("wantedFrom", "2016-02-30", "form.date"),
            ("bureaus[mayor].terminals[0].address", "10.0.0.256", "form.address"),
            ("bureaus[mayor].terminals[1].id", "admin-terminal", "form.repeated"),
            ("bureaus[mayor].terminals[0].kind", "connection", "form.missing"),
            ("bureaus[education].atenaSystem.accessPoint", "http://192.0.2.1:443", "form.access-point"),
            ("bureaus[mayor].legacySystems[0].items", "TM1", "identifier.shape"),
            ("bureaus[mayor].legacySystems[1].items", "", "form.missing"), ("bureaus[mayor].dns", "", "form.missing"),
            ("bureaus[education].residentRegistry.id", "juki", "form.missing"),
        ])
    func spoilt(_ field: String, _ value: String, _ code: String) throws {
        var typed = try Shipped.request().typed
        typed[field] = value
        let errors = #expect(throws: FormErrors.self) {
            try ConfigurationRequest(typed: typed, organisation: city(), version: 1)
        }
        #expect(errors?.errors.count == 1)
        #expect(errors?.errors.first?.code == code)
        #expect(errors?.errors.first?.field.hasPrefix(String(field.prefix(20))) == true)
    }

    @Test("A row in which nothing is typed is no row; the others keep their order")
    func blankRow() throws {
        var typed = try Shipped.request().typed
        for name in ["id", "title", "address", "items"] { typed["bureaus[mayor].legacySystems[0].\(name)"] = " " }
        let request = try ConfigurationRequest(typed: typed, organisation: city(), version: 2)
        #expect(request.configuration(of: .mayor)?.legacySystems.map(\.id) == ["legacy-welfare"])
        #expect(request.version == 2)
    }

    @Test("Workbooks read back equal, and name the cell of what is wrong")
    func workbooks() throws {
        let city = try city()
        let (notice, request) = (try Shipped.notice(), try Shipped.request())
        let contacts = try Workbook(decoding: UsageNoticeWorkbook.workbook(notice.typed, organisation: city).encoded())
        let typed = try #require(try UsageNoticeWorkbook.typed(contacts, organisation: city))
        #expect(try UsageNotice(typed: typed, organisation: city, version: 1) == notice)
        #expect(typed.places["windowManager.mail"] == "利用開始・変更連絡票!D6")

        let book = ConfigurationRequestWorkbook.workbook(request.typed, organisation: city)
        let settings = try #require(
            try ConfigurationRequestWorkbook.typed(Workbook(decoding: book.encoded()), organisation: city))
        #expect(try ConfigurationRequest(typed: settings, organisation: city, version: 1) == request)
        #expect(settings.places["bureaus[mayor].terminals[1].address"] == "端末!D3")
        #expect(try UsageNoticeWorkbook.typed(book, organisation: city) == nil, "the one form is not the other")
        #expect(try ConfigurationRequestWorkbook.typed(contacts, organisation: city) == nil)
    }

    @Test("Another organisation's workbook is refused")
    func otherOrganisation() throws {
        let book = UsageNoticeWorkbook.workbook(try Shipped.notice().typed, organisation: try city())
        let errors = #expect(throws: FormErrors.self) {
            try UsageNoticeWorkbook.typed(book, organisation: Shipped.organisation("202011"))
        }
        #expect(errors?.errors.first?.code == "form.other-organisation")
        #expect(errors?.places["organisation"] == "利用開始・変更連絡票!B2")
    }

    @Test("A row for no side or no system of ours is refused with its cell")
    func strangeRow() throws {
        let city = try city()
        let book = ConfigurationRequestWorkbook.workbook(try Shipped.request().typed, organisation: city)
        func replaced(_ from: String, _ to: String) -> Workbook {
            Workbook(
                sheets: book.sheets.map { sheet in
                    Sheet(
                        name: sheet.name,
                        rows: sheet.rows.map { row in
                            Row(
                                row.cells.map {
                                    $0.value == .text(from) ? Cell(to, mergedColumns: $0.mergedColumns) : $0
                                })
                        })
                })
        }
        for (from, to, place) in [("住基システム", "住基", "団体内システム!B3"), ("教育委員会", "議会", "設定依頼票!A10")] {
            let errors = #expect(throws: FormErrors.self) {
                try ConfigurationRequestWorkbook.typed(replaced(from, to), organisation: city)
            }
            #expect(errors.map { $0.places[$0.errors[0].field] } == place)
        }
    }
}

@Suite("NoticeForms: what must be done again because of a change")
struct ChangeRulesTests {
    private func redoings(_ change: (inout TypedForm) -> Void) throws -> [Redoing] {
        let before = try Shipped.request()
        var typed = before.typed
        change(&typed)
        let after = try ConfigurationRequest(
            typed: typed, organisation: Shipped.organisation("202029"), version: 2)
        return ChangeRules.redoings(after.differences(from: before))
    }

    @Test(
        "One value changed",
        arguments: [
            (
                "bureaus[mayor].residentRegistry.accessPoint", "https://192.0.2.31:443", ["T8"],
                ["§2.4", "§2.2", "§3.5"]
            ),
            ("bureaus[education].atenaSystem.accessPoint", "https://192.0.2.21:443", ["T9"], ["§2.4", "§2.2", "§3.5"]),
            (
                "bureaus[mayor].atenaSystem.address", "127.20.1.29", ["T1", "T7", "T8"],
                ["§2.4", "§2.2", "§3.5", "§3.3", "§3.5"]
            ),
            (
                "bureaus[mayor].terminals[0].user", "shin-kanri", ["T2", "T3", "T4", "T5", "T6"], ["§2.3", "§3.3"]
            ),
            ("bureaus[mayor].basicFour", "notUsed", ["T9"], ["§3.5"]),
            ("environment", "production", [], ["§2.4", "§3.2"]), ("holderCode", "9999920202900001", [], ["§2.8"]),
            ("wantedFrom", "2016-06-01", [], []),
        ])
    func one(_ field: String, _ value: String, _ tests: [String], _ sections: [String]) throws {
        let found = try redoings { $0[field] = value }
        #expect(found.flatMap(\.tests) == tests)
        #expect(found.map(\.section) == sections)
        #expect(found.allSatisfy { !$0.because.isEmpty })
    }

    @Test("A terminal that is gone needs the device only; a new one everything of a terminal")
    func terminals() throws {
        let gone = try redoings { typed in
            for name in ["id", "kind", "address", "user"] { typed["bureaus[mayor].terminals[2].\(name)"] = "" }
        }
        #expect(gone.isEmpty)
        let new = try redoings { typed in
            for (name, value) in [
                ("id", "second"), ("kind", "connection"), ("address", "127.20.1.13"), ("user", "shucho-2"),
            ] { typed["bureaus[mayor].terminals[2].\(name)"] = value }
        }
        #expect(new.flatMap(\.tests) == ["T1", "T2", "T3", "T4", "T5", "T6"])
        #expect(new.map(\.section).contains("§2.3"))
    }

    @Test("A new person takes over; a new telephone does not")
    func persons() throws {
        let before = try Shipped.notice()
        var typed = before.typed
        typed["supportSiteAdministrator.telephone"] = "0263-00-0099"
        let city = try Shipped.organisation("202029")
        var after = try UsageNotice(typed: typed, organisation: city, version: 2)
        #expect(ChangeRules.redoings(after.differences(from: before)).isEmpty)
        typed["supportSiteAdministrator.name"] = "例谷　進"
        after = try UsageNotice(typed: typed, organisation: city, version: 2)
        #expect(ChangeRules.redoings(after.differences(from: before)).map(\.section) == ["§1.3"])
    }
}
