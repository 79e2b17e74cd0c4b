import AuditLog
import Identifiers
import Tenancy

extension LocalMaster: MasterDocument {
    static let form = MasterForm.local
    static let events = MasterEvents(
        staged: .localMasterStaged, imported: .localMasterImported, cancelled: .localMasterImportCancelled,
        undone: .localMasterUndone)

    var kindName: String { "local" }
    var kindTitle: String { "独自" }
    var appliedEvent: AuditEvent { .localMasterImported }

    static func read(_ fields: MasterFields) -> LocalMaster? {
        fields.only([
            "identifier", "version", "validFrom", "organisation", "bureau", "departments", "districts", "duties",
        ])
        let identifier = fields.text("identifier", atMost: 40)
        let version = fields.text("version", atMost: 40)
        let validFrom = fields.day("validFrom")
        let organisation = fields.code("organisation", LocalGovernmentCode.self)
        let bureau = fields.choice("bureau", Bureau.self)
        let lists = Lists(fields)
        lists.check(fields.reader)
        guard let identifier, let version, let validFrom, let organisation, let bureau else { return nil }
        return LocalMaster(
            identifier: identifier, version: version, validFrom: validFrom, organisation: organisation, bureau: bureau,
            departments: lists.departments.values, districts: lists.districts.values, duties: lists.duties.values)
    }

    func findings(on server: MasterSetting) -> [MasterFinding] {
        let remedy = "対象の団体と首長部局・教育委員会の別を確認してください。"
        var findings: [MasterFinding] = []
        if identifier != "local-master" {
            findings.append(
                MasterFinding(
                    "identifier", .choice, "独自マスターのファイルではありません。", remedy: "「local-master」と書かれた独自マスターのファイルを選択してください。"))
        }
        if organisation != server.tenant.organisation {
            findings.append(MasterFinding("organisation", .place, "別の団体のファイルです。", remedy: remedy))
        }
        if bureau != server.tenant.bureau {
            findings.append(
                MasterFinding("bureau", .place, "\(bureau.title)のファイルです。", remedy: remedy))
        }
        return findings + unknownAffairs(server.affairs)
    }

    func isBehind(_ current: LocalMaster) -> Bool { false }

    /// The affairs are those of the 配信マスター in force on the same server.
    private func unknownAffairs(_ known: Set<AffairCode>?) -> [MasterFinding] {
        duties.enumerated().compactMap { index, duty in
            guard known?.contains(duty.affair) != true else { return nil }
            return MasterFinding(
                "duties[\(index)].affair", .reference, "事務コード \(duty.affair) が適用中の配信マスターにありません。",
                remedy: "コードを訂正するか、先に配信マスターを取り込んでください。")
        }
    }

    private struct Lists {
        let departments: MasterRows<Department>
        let districts: MasterRows<AdministrativeDistrict>
        let duties: MasterRows<Duty>

        init(_ fields: MasterFields) {
            departments = fields.rows("departments", atLeast: 1, fields: ["code", "name"]) { row in
                let (code, name) = (row.code("code", DepartmentCode.self), row.text("name", atMost: 60))
                return code.flatMap { code in name.map { Department(code: code, name: $0) } }
            }
            // Without a district nobody's work has a scope: the published advice warns of deleting the last one [I].
            districts = fields.rows("districts", atLeast: 1, atMost: 1_000, fields: ["code", "name"]) { row in
                let (code, name) = (row.code("code", DistrictCode.self), row.text("name", atMost: 60))
                return code.flatMap { code in name.map { AdministrativeDistrict(code: code, name: $0) } }
            }
            duties = fields.rows("duties", fields: ["department", "affair"]) { row in
                let department = row.code("department", DepartmentCode.self)
                let affair = row.code("affair", AffairCode.self)
                return department.flatMap { department in
                    affair.map { Duty(department: department, affair: $0) }
                }
            }
        }

        func check(_ reader: MasterReader) {
            reader.unique(departments, "code") { $0.code.text }
            reader.unique(districts, "code") { $0.code.text }
            reader.unique(duties, "department", \.key)
            reader.references(duties, "department", { $0.department }, in: departments) { $0.code }
        }
    }
}

extension LocalMaster.Duty {
    /// Several departments may share an affair; a pair stands once.
    var key: String { "\(department) \(affair)" }
}
