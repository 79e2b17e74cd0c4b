import ChildProcesses
import Foundation
import Identifiers
import MutualTLS
import PKI
import ServiceCalendar

/// The faults that are made on the day of the test, from outside: as an operator, an officer or an accident would.
///
/// The others are made where they belong: the CA certificate that is not installed and the wrong bureau's certificate on the
/// walk, the registry that refuses or forwards and the silent 宛名 when the organisation starts.
struct BreakingThings {
    let stage: Stage

    func breakOne() async throws {
        guard let fault = stage.fault else { return }
        let console = try stage.need(stage.console, "the operator's console")
        switch fault {
        case .dnsSilent:
            stage.nameServer?.halt()
        case .serverCertificateRevoked:
            _ = try await console.post(
                "/operator/revocations",
                OperatorMessages.Revocation(
                    serialNumber: try await serverCertificate(of: .mayor).serialNumber, reason: "keyCompromise"),
                as: OperatorMessages.Revocation.self)
        case .crlExpired:
            _ = try await console.post(
                "/operator/revocation-lists", OperatorMessages.RevocationList(goodForSeconds: 1),
                as: OperatorMessages.RevocationList.self)
            try await Task.sleep(for: .seconds(2))
        case .crlUnreachable:
            try await console.put("/operator/repository", OperatorMessages.RepositoryState(open: false))
        case .closedHours:
            try await console.put(
                "/operator/service-hours/\(CalendarDay(stage.dates.test))", OperatorMessages.Hours(hours: nil))
        case .caNotTrusted, .jukiRefuses, .jukiForwards, .atenaDown, .wrongBureauCertificate:
            return
        }
    }

    private func serverCertificate(of bureau: Bureau) async throws -> IssuedCertificate {
        let listener = try stage.side(bureau).listener
        let response = try await PhasedClient.exchange(
            ExchangePlan(
                target: ExchangeTarget(name: listener.name, address: listener.address, port: listener.port),
                request: ExchangeRequest(path: "/"), anchors: stage.anchors, validationTime: stage.clock.now))
        return try stage.need(response.chain, "the server's certificate").leaf
    }
}
