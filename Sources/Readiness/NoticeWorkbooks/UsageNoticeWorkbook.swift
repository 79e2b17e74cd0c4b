public import Identifiers
public import NoticeForms
public import Spreadsheet

/// 利用開始・変更連絡票 as a workbook, both ways.
public enum UsageNoticeWorkbook {
    private static let sheetName = "利用開始・変更連絡票"
    private static let role = "役割"

    /// The form with what was typed so far, to be filled in.
    public static func workbook(_ typed: TypedForm, organisation: Organisation) -> Workbook {
        let titles = UsageNotice.contactFields.map(\.title)
        let rows = UsageNotice.roles(of: organisation).map { role in
            Row(
                [Cell(role.title, style: .label)]
                    + UsageNotice.contactFields.map { Cell(typed["\(role.field).\($0.name)"], style: .wrapped) })
        }
        return Workbook(
            sheets: [
                Sheet(
                    name: sheetName, columnWidths: [32, 22, 34, 34, 20],
                    rows: [
                        Row([Cell(UsageNotice.title, style: .title, mergedColumns: 5)], height: 24),
                        Row([Cell("団体コード", style: .label), Cell(organisation.code.text)]),
                        Row([Cell("団体名", style: .label), Cell(organisation.name)]),
                        Row([Cell("すべての欄を記入してください。行の順序は変えてもかまいません。", style: .note, mergedColumns: 5)]),
                        Row(([role] + titles).map { Cell($0, style: .heading) }),
                    ] + rows, landscape: true)
            ])
    }

    /// What stands in a workbook; nil when it is not this form.
    /// - Throws: `FormErrors` when it is another organisation's.
    public static func typed(_ workbook: Workbook, organisation: Organisation) throws(FormErrors) -> TypedForm? {
        let headings = [role] + UsageNotice.contactFields.map(\.title)
        guard let sheet = workbook.sheets.first(where: { SheetTable($0, headings: headings) != nil }),
            let table = SheetTable(sheet, headings: headings)
        else { return nil }
        try OwnWorkbook.check(sheet, form: UsageNotice.title, organisation: organisation)
        var typed = TypedForm()
        for role in UsageNotice.roles(of: organisation) {
            let row = table.rows.first { $0[Self.role]?.text == role.title }
            for field in UsageNotice.contactFields {
                typed["\(role.field).\(field.name)"] = row?[field.title]?.text ?? ""
                typed.places["\(role.field).\(field.name)"] =
                    row?[field.title]?.place ?? "\(sheet.name)（行「\(role.title)」なし）"
            }
        }
        return typed
    }
}

/// Whether a workbook is the organisation's own.
enum OwnWorkbook {
    static func check(_ sheet: Sheet, form: String, organisation: Organisation) throws(FormErrors) {
        let code = SheetTable.value(of: "団体コード", in: sheet)
        // Typed anew into an unprotected cell, Excel makes a number of it and drops a leading zero.
        let text = TypedDigits.fold(code?.text ?? "")
        guard text == organisation.code.text || "0\(text)" == organisation.code.text else {
            throw FormErrors(
                [
                    FormError(
                        form: form, field: "organisation", line: nil, code: "form.other-organisation",
                        message: "団体コードが、サインイン中の団体（\(organisation.code.text)）と異なります。")
                ], places: code.map { ["organisation": $0.place] } ?? [:])
        }
    }
}
