import AtenaSystem
import CoreSystem
import Crypto
import Foundation
import Identifiers
import MutualTLS
import NationalProtocol
import NoticeForms
import OrganisationProtocol
import PKI
import ServiceCalendar

/// 情報連携 as the systems of two organisations do it: 符号, 副本, one 照会 each way; then what all parties say of it.
struct LinkageWalk {
    let stages: [Stage]
    private var progress: Progress { stages[0].progress }
    /// The resident of Examples whom both know, and what a procedure of 福祉 asks of the other's tax office.
    ///
    /// No 個人番号 stands here: the platform is this same program, and its memory is searched for them.
    private static let number = "100000000012345"
    static let affair = "JM99000000000002"
    private static let (procedure, item) = ("JT99010000000002", "TM00000000000002")

    /// Answers whether both 照会 were answered with what was registered, and the centre's log says the same.
    func run() async throws -> Bool {
        progress.headline("情報連携（\(JapanTime.japanese(stages[0].clock.now))）")
        for stage in stages {
            try await progress.step("統合宛名番号の登録、符号取得（住基ネット経由）", stage.organisation.name) {
                try await acquireCode(stage)
            }
        }
        for (place, stage) in stages.enumerated() {
            try await progress.step("副本の登録", stage.organisation.name) {
                try await registerReplica(stage, income: Self.income(place))
            }
        }
        var numbers: [String] = []
        var isGood = true
        for (place, stage) in stages.enumerated() {
            let other = stages[1 - place]
            let result = try await progress.step("照会 → \(other.organisation.name)", stage.organisation.name) {
                try await ask(stage, of: other)
            }
            let values = result.content?.records.first?.values["所得額"]
            progress.line("    受付番号 \(result.status.receptionNumber)  \(result.status.title)")
            progress.line("    提供された所得額: \(Self.text(values))")
            isGood = isGood && values == .text(Self.income(1 - place))
            numbers.append(result.status.receptionNumber)
        }
        let lines = try await progress.step("コアシステムの記録との照合") { try await log() }
        for line in lines {
            progress.line(
                "    \(line.correlation)  \(line.processingNumber?.text ?? "")  \(line.answerCode?.rawValue ?? "")")
        }
        return isGood && Set(numbers) == Set(lines.filter { $0.answerCode == .provided }.map(\.correlation))
    }

    private static func income(_ place: Int) -> String { "\(1_200_000 + place * 345_678)" }

    private static func text(_ value: ReplicaValue?) -> String {
        switch value {
        case .text(let text): text
        case .missing(let reason): reason
        case nil: "なし"
        }
    }

    private func acquireCode(_ stage: Stage) async throws {
        let atena = try caller(stage, stage.configuration(.mayor).atenaSystem.id)
        let number = try AtenaNumber(Self.number)
        let residents = try ResidentList(csv: String(contentsOfFile: stage.files.residents, encoding: .utf8)).residents
        let individual = try stage.need(
            residents.first { $0.atenaNumber == number }?.individualNumber, "the resident \(Self.number)")
        _ = try await atena.post(
            OrganisationPaths.atenaNumbers, AtenaRegistration(atenaNumber: number), as: AtenaRegistrationReceipt.self)
        let status = try await atena.post(
            OrganisationPaths.codeAcquisitions,
            CodeAcquisitionRequest(atenaNumber: number, individualNumber: individual),
            as: CodeAcquisitionStatus.self)
        let processing = try stage.need(status.processingNumber, "a 処理通番 (\(status.title))")
        // 住基ネット's part: what the registry accepted goes on to the centre, which knows the resident by a hash.
        let hash = individual.withDigits {
            Data(SHA256.hash(data: Data("住民票コード \($0)".utf8))).base64EncodedString()
        }
        _ = try await supervisor().post(
            NationalPaths.residentCodes, ResidentNotice(processingNumber: processing, residentHash: hash),
            as: [String: String].self)
        try await wait(for: "the 符号 of \(stage.organisation.name)") {
            let now = try await atena.post(
                "\(OrganisationPaths.codeAcquisitions)/status", AtenaRegistration(atenaNumber: number),
                as: CodeAcquisitionStatus.self)
            return now.state == "usable" ? now : nil
        }
    }

    private func registerReplica(_ stage: Stage, income: String) async throws {
        let record = ReplicaRecord(
            recordIdentifier: try RecordIdentifier("linkage-1"), atenaNumber: try AtenaNumber(Self.number),
            itemCode: try ItemCode(Self.item), dataSetKey: "2015", versionNumber: "0001",
            publicationStart: "2016-05-01", administrativeDistrict: "00001", changeKind: .initial,
            values: ["課税年度": .text("2015"), "所得額": .text(income)])
        let receipt = try await caller(stage, "legacy-tax").post(
            OrganisationPaths.replicas, ReplicaSubmission(system: "legacy-tax", records: [record]), as: RowReceipt.self)
        guard receipt.rejected.isEmpty else { throw ToolError("\(receipt.rejected.map(\.message))") }
    }

    private func ask(_ stage: Stage, of other: Stage) async throws -> InquiryResults.Result {
        let system = try caller(stage, "legacy-welfare")
        let entry = InquiryEntry(
            atenaNumber: try AtenaNumber(Self.number), requestedAt: JapanTime.text(stage.clock.now),
            departmentCode: "FUKUSHI", userIdentifier: "u01", inquirerCode: stage.request.holderCode,
            affairCode: try AffairCode(Self.affair), procedureCode: try ProcedureCode(Self.procedure),
            providerCode: other.request.holderCode, itemCode: try ItemCode(Self.item))
        let receipt = try await system.post(
            OrganisationPaths.inquiries, KeyedRows(requestKey: "rehearsal-1", entries: [entry]),
            as: InquiryReceipt.self)
        guard let number = receipt.accepted.first?.receptionNumber else {
            throw ToolError("not accepted: \(receipt.rejected.map(\.message))")
        }
        return try await wait(for: "an answer of \(other.organisation.name)") {
            let results = try await system.post(
                OrganisationPaths.inquiryResults, Rows(entries: [InquiryReference(receptionNumber: number)]),
                as: InquiryResults.self)
            let result = results.inquiries.first
            return ["accepted", "asked"].contains(result?.status.state ?? "") ? nil : result
        }
    }

    private func log() async throws -> [CoreLogLine] {
        try await supervisor().get(NationalPaths.coreLog, as: [CoreLogLine].self)
    }

    private struct Rows<Entry: Encodable>: Encodable {
        let entries: [Entry]
    }

    private struct KeyedRows<Entry: Encodable>: Encodable {
        let requestKey: String
        let entries: [Entry]
    }

    /// Asks until there is an answer; half a minute is more than any of these takes.
    @discardableResult
    private func wait<Answer>(for what: String, _ ask: () async throws -> Answer?) async throws -> Answer {
        let end = ContinuousClock.now + .seconds(30)
        while ContinuousClock.now < end {
            if let answer = try await ask() { return answer }
            try await Task.sleep(for: .milliseconds(50))
        }
        throw ToolError("\(what) did not come within 30 s")
    }

    /// A system of an organisation, by its own certificate, at the mayor's server.
    private func caller(_ stage: Stage, _ system: String) throws -> OperatorConsole {
        let file = stage.files.system(Bureau.mayor.rawValue, system)
        return try console(
            stage.side(.mayor).listener, stage.anchors, certificate: "\(file).pem", key: "\(file).key")
    }

    private func supervisor() throws -> OperatorConsole {
        let national = try stages[0].need(stages[0].national, "the national side")
        let core = try stages[0].need(national.coreSystem, "a コアシステム")
        let anchor = String(decoding: try stages[0].side(.mayor).coreCertificate, as: UTF8.self)
        return try console(
            core, TrustAnchors([try IssuedCertificate(pem: anchor)]), certificate: national.supervisorCertificateFile,
            key: national.supervisorKeyFile)
    }

    private func console(
        _ listener: Listener, _ anchors: TrustAnchors, certificate: String, key: String
    ) throws -> OperatorConsole {
        func text(_ file: String) throws -> String { try String(contentsOfFile: file, encoding: .utf8) }
        let clock = stages[0].clock
        return OperatorConsole(
            listener: listener, anchors: anchors,
            identity: try TLSIdentity(
                chain: [IssuedCertificate(pem: text(certificate))], key: KeyPair(pem: text(key))),
            clock: { clock.now })
    }
}
