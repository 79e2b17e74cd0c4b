import Foundation
import MutualTLS
import OrganisationProtocol
import ServiceCalendar
import Verdicts

/// What an existing system has to send, asked of the system itself.
enum LegacyExtract {
    static func fetch(from place: Place) async throws(HopFailure) -> ReplicaSubmission {
        guard let address = place.plan.extract else {
            return ReplicaSubmission(system: place.plan.identifier, records: [])
        }
        let target = ExchangeTarget(name: address.host, address: address.host, port: address.port)
        let response = try await PhasedClient.exchange(
            ExchangePlan(
                target: target, request: ExchangeRequest(path: OrganisationPaths.extract), identity: place.identity,
                anchors: place.anchors, validationTime: place.clock.now, localAddress: place.plan.sourceAddress))
        let expected = "\(place.plan.title)から副本の抽出データを読み出せること"
        try AnswerVerdicts.check(response, is: [200], expected: expected)
        guard let extract = try? JSONDecoder().decode(ReplicaSubmission.self, from: Data(response.body)) else {
            throw HopFailure(
                hop: .application, code: "extract.unreadable", expected: expected, seen: "抽出データの形式が正しくありません",
                remedy: "既存システムの担当者に、抽出データの形式を確認してください。")
        }
        return extract
    }
}
