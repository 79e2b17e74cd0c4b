import ChildProcesses
import Foundation
import Identifiers
import MutualTLS
import NetworkLab
import NoticeForms
import PKI
import Programme
import ServiceCalendar

/// A rehearsal's stage: who plays, where everything is, and what has been handed out so far.
final class Stage {
    let organisation: Organisation
    let files: RehearsalFiles
    let programme: Programme
    let dates: RehearsalDates
    let fault: Fault?
    let handOver: HandOver
    /// The network that all is played in; nil on loopback.
    let lab: LabMap?
    let notice: UsageNotice
    let request: ConfigurationRequest
    let clock: RehearsalClock
    let progress: Progress
    let nursery: Nursery
    let parties: Parties
    var session: SessionFile

    var nameServer: PartyProcess?
    var national: NationalListeners?
    var platform: PlatformListeners?
    var console: OperatorConsole?
    /// In a walk by hand: where the organisation's systems will listen when they have certificates.
    var ports: RaisingTheStage.Ports?
    var sentinel: Sentinel?
    var support: Browser?
    var anchors = TrustAnchors([])
    var sides: [Bureau: Side] = [:]
    /// Where each side's system administrator is signed in.
    var desks: [Bureau: Browser] = [:]

    /// One side of the organisation: its server, its people, its systems' certificates.
    struct Side {
        var listener: Listener
        /// システム管理者用.
        var administration: Listener
        var initialAccount: OperatorMessages.IssuedAccount
        var administrator: Credential?
        var clerk: Credential?
        var communicationCertificate: [UInt8] = []
        /// コアシステム向け, as it was installed: PEM.
        var coreCertificate: [UInt8] = []
    }

    struct Credential {
        let account: String
        let password: String
    }

    init(
        organisation: Organisation, files: RehearsalFiles, programme: Programme, dates: RehearsalDates, fault: Fault?,
        handOver: HandOver, lab: LabMap?, requestFile: String?,
        database: DatabaseAddress?, progress: Progress, nursery: Nursery, clock: RehearsalClock? = nil
    ) throws {
        self.organisation = organisation
        self.files = files
        self.programme = programme
        self.dates = dates
        self.fault = fault
        self.handOver = handOver
        self.lab = lab
        self.progress = progress
        self.nursery = nursery
        parties = Parties(
            files: files, nursery: nursery, lab: lab, database: database, organisation: organisation.code.text)
        self.clock = clock ?? RehearsalClock(at: dates.setUp)
        notice = try UsageNotice(
            yaml: String(contentsOfFile: files.example("usage-notice.yaml"), encoding: .utf8)
        ).forOrganisation(organisation)
        request = try ConfigurationRequest(
            yaml: String(contentsOfFile: requestFile ?? files.example("configuration-request.yaml"), encoding: .utf8)
        ).forOrganisation(organisation)
        session = SessionFile(
            organisation: organisation.code.text, at: JapanTime.text(dates.test),
            nameServer: Listener(name: "", address: "", port: 0))
    }

    var bureaus: [Bureau] { organisation.bureaus }

    func side(_ bureau: Bureau) throws -> Side {
        guard let side = sides[bureau] else { throw ToolError("\(bureau.rawValue) has no server yet") }
        return side
    }

    func configuration(_ bureau: Bureau) throws -> BureauConfiguration {
        guard let configuration = request.configuration(of: bureau) else {
            throw ToolError("the configuration request has no \(bureau.rawValue)")
        }
        return configuration
    }

    func need<Value>(_ value: Value?, _ what: String) throws -> Value {
        guard let value else { throw ToolError("\(what) is not there yet") }
        return value
    }

    /// A browser of somebody of the organisation.
    func browser(_ listener: Listener) -> Browser {
        let clock = self.clock
        return Browser(listener: listener, anchors: anchors, clock: { clock.now })
    }

    /// Writes `session.json` as far as it is known.
    func keepSession() async throws {
        session.processes = await nursery.numbers
        try ConfigurationFile.write(session, to: files.session)
        try RehearsalFiles.protect(files.session)
    }

    /// Sets every party's clock, the platform's last: it does what has become due.
    func setClock(to instant: Date) async throws {
        clock.set(instant)
        let message = OperatorMessages.Clock(now: JapanTime.text(instant))
        try await PartyClockCall.set(message, national: try need(national, "the national side"))
        try await need(console, "the operator's console").put("/operator/clock", message)
    }
}

/// Setting the national stand-ins' clock.
enum PartyClockCall {
    static func set(_ message: OperatorMessages.Clock, national: NationalListeners) async throws {
        let anchors = TrustAnchors([
            try IssuedCertificate(pem: String(contentsOfFile: national.registrationAuthorityFile, encoding: .utf8))
        ])
        let listener = national.registrationAuthority
        let response = try await PhasedClient.exchange(
            ExchangePlan(
                target: ExchangeTarget(name: listener.name, address: listener.address, port: listener.port),
                request: .json("PUT", "/rehearsal/clock", body: Array(try JSONEncoder().encode(message))),
                anchors: anchors, validationTime: Date()))
        try Browser.check(response, [200])
    }
}
