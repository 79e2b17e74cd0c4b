import DesignSystem
import ServiceCalendar
import WebServer

/// The organisation's pages of accounts and details.
enum MemberPages {
    static let path = "/support/members"

    static func list(
        _ request: WebRequest, code: String, _ allowance: MemberAllowance, _ registrations: [MemberRegistration],
        _ announced: [MemberRemoval], error: (any ProblemConvertible)? = nil
    ) -> Page {
        let registered = Set(registrations.map(\.number))
        let next = MemberRules.next(registered: registered, allowed: allowance.allowed)
        var blocks: [Block] = [
            .summary([
                SummaryRow("登録可能数", "\(allowance.allowed)"), SummaryRow("登録済み", "\(registrations.count)"),
                SummaryRow("次に登録するID", next.map { MemberService.identifier($0, of: code) } ?? "なし（登録可能数に達しています）"),
            ]),
            .text(
                "IDは、登録可能数より多く表示されています。若い番号のIDから、登録可能数以内で登録してください。超えて登録した場合や、若い番号から登録していない場合は、予告の後、機械的に削除されます。"),
        ]
        if !announced.isEmpty {
            blocks.append(
                .notice(
                    Notice(
                        kind: .warning, title: "削除が予定されているアカウントが\(announced.count)件あります。",
                        body: "下の表の日時までに、若い番号のIDから登録し直すと、削除は取り消されます。")))
        }
        blocks.append(.table(table(request, code, allowance, registrations, announced)))
        let free = (1...max(1, allowance.shown)).filter { !registered.contains($0) && $0 <= allowance.shown }
        if !free.isEmpty {
            let sent = error == nil ? nil : try? request.form()
            blocks += [
                .heading("担当者を登録する"),
                .form(
                    Form(
                        action: path, submit: "登録する", token: request.session?.formToken,
                        fields: [
                            Field(
                                "number", label: "ID",
                                kind: .list(
                                    free.map { number in
                                        .init(
                                            String(number),
                                            MemberService.identifier(number, of: code)
                                                + (number == next ? "（次のID）" : ""))
                                    }), value: sent?["number"] ?? next.map(String.init) ?? ""),
                            Field("name", label: "氏名", value: sent?["name"] ?? ""),
                        ])),
            ]
        }
        blocks.append(
            .links(
                DetailKind.allCases.map { Link($0.title, path: "/support/organisation-details/\($0.rawValue)") }
                    + [Link("連絡体制", path: "/support/contacts")]))
        return Page(
            request.frame, title: "サポートサイト担当者アカウント", errors: error.map { [$0.fieldError] } ?? [], blocks: blocks)
    }

    private static func table(
        _ request: WebRequest, _ code: String, _ allowance: MemberAllowance, _ registrations: [MemberRegistration],
        _ announced: [MemberRemoval]
    ) -> Table {
        let shown = max(allowance.shown, registrations.map(\.number).max() ?? 0)
        return Table(
            caption: "アカウントの一覧", headers: ["ID", "氏名", "登録日時", "状態", "備考", "操作"],
            rows: (shown > 0 ? Array(1...shown) : []).map { number in
                let identifier = MemberService.identifier(number, of: code)
                guard let one = registrations.first(where: { $0.number == number }) else {
                    return [
                        .code(identifier), .text("―"), .text("―"), .text("未登録"),
                        .text(number > allowance.allowed ? "登録可能数を超えるID" : "―"), .text("―"),
                    ]
                }
                let removal = announced.first { $0.number == number }
                let (state, remark): (Table.Cell, String) =
                    if let removal {
                        (.state("削除予定", .error), "\(JapanTime.japanese(removal.dueAt)) \(removal.reason.title)")
                    } else if one.exemptSince != nil {
                        (.state("登録済", .information), "運用事業者が復元")
                    } else {
                        (.state("登録済", .success), "―")
                    }
                return [
                    .code(identifier), .text(one.name), .text(JapanTime.japanese(one.registeredAt)), state,
                    .text(remark),
                    .link(Link("\(identifier) を削除する", path: "\(path)/\(number)/withdrawal")),
                ]
            })
    }

    static func password(_ request: WebRequest, _ identifier: String, _ password: String) -> Page {
        Page(
            request.frame, title: "\(identifier) を登録しました",
            blocks: [
                .notice(Notice(kind: .warning, title: "初期パスワードは、この画面にだけ表示されます。", body: "本人に伝えてください。最初のサインインで変更します。")),
                .summary([
                    SummaryRow("ユーザーID", identifier, isCode: true), SummaryRow("初期パスワード", password, isCode: true),
                ]),
                .links([Link("アカウントの一覧へ戻る", path: path)]),
            ])
    }

    static func withdrawal(_ request: WebRequest, _ identifier: String, _ registration: MemberRegistration) -> Page {
        Page(
            request.frame, title: "\(identifier) の削除",
            blocks: [
                .text("\(registration.name)さんは、サポートサイトにサインインできなくなります。より大きい番号のIDが登録されていると、それらは「若い番号から登録していない」ものになります。"),
                .form(
                    Form(
                        action: "\(path)/\(registration.number)/withdrawal", submit: "削除する",
                        token: request.session?.formToken, fields: [], isDangerous: true)),
                .links([Link("削除せずに戻る", path: path)]),
            ])
    }

    static func details(
        _ request: WebRequest, _ kind: DetailKind, _ versions: [DetailVersion], error: (any ProblemConvertible)? = nil
    ) -> Page {
        let sent = error == nil ? nil : try? request.form()
        let newest = versions.first
        return Page(
            request.frame, title: kind.title, errors: error.map { [$0.fieldError] } ?? [],
            blocks: [
                .form(
                    Form(
                        action: "/support/organisation-details/\(kind.rawValue)",
                        submit: newest == nil ? "登録する" : "変更する", token: request.session?.formToken,
                        fields: kind.fields.map { field in
                            Field(
                                field.rawValue, label: field.title,
                                value: sent?[field.rawValue] ?? newest?.values[field.rawValue] ?? "", hint: field.hint,
                                isRequired: field.isRequired)
                        })), .heading("変更の履歴"),
                .table(
                    Table(
                        caption: "変更の履歴", headers: ["版", "変更日時", "変更者", "変わった項目"],
                        rows: versions.map { one in
                            let before = versions.first { $0.version == one.version - 1 }
                            return [
                                .text("第\(one.version)版"), .text(JapanTime.japanese(one.changedAt)),
                                .text(one.changedBy), .text(changes(kind, from: before, to: one)),
                            ]
                        })),
            ])
    }

    private static func changes(_ kind: DetailKind, from old: DetailVersion?, to new: DetailVersion) -> String {
        guard let old else { return "最初の登録" }
        return kind.fields.filter { old.values[$0.rawValue] != new.values[$0.rawValue] }.map { field in
            "\(field.title): \(old.values[field.rawValue] ?? "")→\(new.values[field.rawValue] ?? "")"
        }.joined(separator: "、")
    }
}
