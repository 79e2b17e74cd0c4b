import Foundation
import Identifiers
import MutualTLS
import OrganisationProtocol
import PKI
import ServiceCalendar
import Verdicts

/// The ten items of one side (§3.3), in their order, each from every place that it speaks of.
struct BureauTest: Sendable {
    let plan: BureauPlan
    let server: ServerAddress
    /// The same server by the name that システム管理者 use.
    let administrators: ServerAddress
    let administration: [Place]
    let connection: [Place]
    let atena: Place
    let legacy: [Place]
    let residents: TestResidents
    let registered = RegisteredNumbers()

    /// 符号 are asked for this many residents: enough to see the path, little enough to end soon.
    private static let codes = 3
    private static let connections = 4

    init(_ plan: BureauPlan, of test: TestPlan, clock: any WallClock, run: String) throws(PlanError) {
        self.plan = plan
        server = ServerAddress(
            name: plan.serverName, port: plan.serverPort, address: plan.serverAddress)
        administrators = ServerAddress(
            name: plan.administrationName, port: plan.serverPort, address: plan.serverAddress)
        func places(_ plans: [PlacePlan]) throws(PlanError) -> [Place] {
            var places: [Place] = []
            for plan in plans { places.append(try Place(plan, of: test, clock: clock, run: run)) }
            return places
        }
        administration = try places(plan.administrationTerminals)
        connection = try places(plan.connectionTerminals)
        atena = try Place(plan.atenaSystem, of: test, clock: clock, run: run)
        legacy = try places(plan.legacySystems)
        residents = try TestResidents(file: plan.residentsFile)
    }

    /// Runs all items, or those that begin at one place, telling the recorder of each line as it ends.
    ///
    /// What does not depend on each other runs at the same time: a silent server then costs one patience, not one for each
    /// line. A stage begins when everything is over that could make its items pointless.
    func run(_ recorder: LineRecorder, from only: String? = nil) async {
        func mine(_ places: [Place]) -> [Place] { places.filter { only == nil || $0.plan.identifier == only } }
        let (administration, connection, legacy) = (mine(administration), mine(connection), mine(legacy))
        let atenaSystems = mine([atena])
        await each(administration + connection + atenaSystems + legacy) { place in
            let isAdministration = administration.contains { $0.plan.identifier == place.plan.identifier }
            let server = isAdministration ? administrators : server
            await recorder.line(.t1, from: place, to: "DNS") {
                try await place.examineName(of: server)
                return await place.nameRecord(server.name)
            }
        }
        await each(administration) { place in
            await recorder.line(.t2, from: place, to: administrators.name) {
                try await screen("/admin/sign-in", of: administrators, from: place)
            }
        }
        // T4 stays away when T2 has found the server itself at fault, T5 when T3 has found the repository so.
        async let administrationRepository: Void = each(administration) { place in
            await recorder.line(.t3, from: place, to: place.repository.name) { try await repository(from: place) }
        }
        await each(connection) { place in
            await recorder.line(.t4, from: place, to: server.name) {
                try await screen("/clerk/sign-in", of: server, from: place)
            }
        }
        await administrationRepository
        async let screens: Void = each(connection) { place in
            await recorder.line(.t5, from: place, to: place.repository.name) { try await repository(from: place) }
            await recorder.line(.t6, from: place, to: "運用支援ツール") { try await operationSupport(from: place) }
        }
        await each(atenaSystems) { atena in
            await recorder.line(.t7, from: atena, to: server.name) { try await registerAtenaNumbers() }
        }
        // What has been registered is needed by everything from here on.
        async let replicas: Void = each(legacy) { place in
            await recorder.line(.t10, from: place, to: server.name) { try await registerReplicas(from: place) }
        }
        await each(atenaSystems) { atena in
            await recorder.line(.t8, from: atena, to: plan.residentRegistry) { try await acquireCodes() }
            if plan.legacySystems.isEmpty { await recorder.notApplicable(.t10, from: atena, to: server.name) }
        }
        await screens
        await each(connection) { place in
            if plan.usesBasicFour {
                await recorder.line(.t9, from: place, to: atena.plan.identifier) { try await basicFour(from: place) }
            } else {
                await recorder.notApplicable(.t9, from: place, to: atena.plan.identifier)
            }
        }
        await replicas
    }

    /// Does the same at every place at the same time.
    private func each(_ places: [Place], _ work: @Sendable @escaping (Place) async -> Void) async {
        await withTaskGroup { group in
            for place in places { group.addTask { await work(place) } }
        }
    }

    /// Lines by item, then as the plan has their places: they end in another order on every run.
    func inOrder(_ lines: [ItemResult]) -> [ItemResult] {
        let places = (administration + connection + [atena] + legacy).map(\.plan.identifier)
        func rank(_ line: ItemResult) -> (Int, Int) {
            (TestItem.allCases.firstIndex(of: line.item) ?? 0, places.firstIndex(of: line.from) ?? places.count)
        }
        return lines.sorted { rank($0) < rank($1) }
    }

    private func screen(
        _ path: String, of server: ServerAddress, from place: Place
    ) async throws(HopFailure) -> String? {
        let request = ExchangeRequest(path: path, headers: ["accept": "text/html, application/problem+json"])
        let response = try await place.exchange(server, request)
        try AnswerVerdicts.check(response, shows: "サインイン", expected: "サインイン画面が表示されること")
        return AnswerVerdicts.evidence(response)
    }

    private func repository(from place: Place) async throws(HopFailure) -> String? {
        try await place.revocationList().evidence
    }

    private func operationSupport(from place: Place) async throws(HopFailure) -> String? {
        let session = try await ClerkSession.signIn(plan.clerk, at: place, to: server)
        let response = try await session.get("/operation-support/")
        try AnswerVerdicts.check(response, shows: "副本データの確認", expected: "運用支援ツールの画面が表示されること")
        return AnswerVerdicts.evidence(response)
    }

    /// A few connections at a time, as a system that catches up would.
    private func registerAtenaNumbers() async throws -> String? {
        try await withThrowingTaskGroup { group in
            var rest = residents.residents.makeIterator()
            for _ in 0..<Self.connections {
                if let resident = rest.next() { group.addTask { try await register(resident) } }
            }
            var evidence: String?
            while let record = try await group.next() {
                evidence = record
                if let resident = rest.next() { group.addTask { try await register(resident) } }
            }
            return evidence
        }
    }

    private func register(_ resident: TestResidents.Resident) async throws(HopFailure) -> String? {
        let response = try await send(
            AtenaRegistration(atenaNumber: resident.atenaNumber), to: OrganisationPaths.atenaNumbers, from: atena)
        try AnswerVerdicts.check(response, is: [200, 201], expected: "統合宛名番号が登録されること")
        if response.status == 201 { registered.keep(resident.atenaNumber) }
        return AnswerVerdicts.evidence(response)
    }

    private func acquireCodes() async throws(HopFailure) -> String? {
        var evidence: String?
        for resident in residents.residents.prefix(Self.codes) {
            let response = try await send(
                CodeAcquisitionRequest(atenaNumber: resident.atenaNumber, individualNumber: resident.individualNumber),
                to: OrganisationPaths.codeAcquisitions, from: atena, isRelayed: true)
            let expected = "符号取得の依頼が住基システムまで届き、「住基応答待ち」になること"
            try AnswerVerdicts.check(response, is: [202], expected: expected)
            let status = try? JSONDecoder().decode(CodeAcquisitionStatus.self, from: Data(response.body))
            if let failure = status?.failure, let hop = Hop(rawValue: failure.hop) {
                throw HopFailure(
                    hop: hop, code: failure.code, expected: failure.expected, seen: failure.seen, remedy: failure.remedy
                )
            }
            guard status?.state == "awaitingRegistry" else {
                throw HopFailure(
                    hop: .application, code: "code.unexpected-state", expected: expected,
                    seen: "状態は「\(status?.title ?? "不明")」です", remedy: "時間をおいて再度実施し、続く場合はヘルプデスクへ連絡してください。")
            }
            evidence = AnswerVerdicts.evidence(response)
        }
        return evidence
    }

    private func basicFour(from place: Place) async throws(HopFailure) -> String? {
        guard let resident = residents.residents.first else { return nil }
        let session = try await ClerkSession.signIn(plan.clerk, at: place, to: server)
        let response = try await session.post(
            "/clerk/basic-four",
            fields: ["atena-number": resident.atenaNumber.text, "purpose": "団体内のシステム連携テスト"])
        try AnswerVerdicts.check(response, shows: resident.name, expected: "テスト用住民の基本4情報が表示されること")
        return AnswerVerdicts.evidence(response)
    }

    private func registerReplicas(from place: Place) async throws(HopFailure) -> String? {
        let extract = try await LegacyExtract.fetch(from: place)
        let expected = "副本\(extract.records.count)件がすべて登録されること"
        let response = try await send(extract, to: OrganisationPaths.replicas, from: place)
        try AnswerVerdicts.check(response, is: [200], expected: expected)
        let receipt = try? JSONDecoder().decode(RowReceipt.self, from: Data(response.body))
        guard let receipt, receipt.rejected.isEmpty, receipt.accepted + receipt.unchanged == extract.records.count
        else {
            let first = receipt?.rejected.first.map { "\($0.row)行目: \($0.message)" } ?? "応答を読み取れません"
            throw HopFailure(
                hop: .application, code: receipt?.rejected.first?.code ?? "replica.unreadable", expected: expected,
                seen: "\(receipt?.rejected.count ?? 0)件が登録されませんでした（\(first)）",
                remedy: "既存システムの担当者は、示された行の内容を確認し、修正後に再度登録してください。")
        }
        return AnswerVerdicts.evidence(response)
    }

    private func send(
        _ message: some Encodable, to path: String, from place: Place, isRelayed: Bool = false
    ) async throws(HopFailure) -> ExchangeResponse {
        let body = (try? JSONEncoder().encode(message)) ?? Data()
        return try await place.exchange(server, .json("POST", path, body: Array(body)), isRelayed: isRelayed)
    }
}
