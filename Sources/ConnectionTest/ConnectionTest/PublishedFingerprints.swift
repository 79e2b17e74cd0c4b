import MutualTLS
import OrganisationProtocol
import PKI
public import ServiceCalendar
import Verdicts

extension ConnectionTest {
    /// The list of fingerprints that 公開リポジトリ has beside its revocation list, as text.
    /// - Throws: `PlanError` when it cannot be had.
    public static func publishedFingerprints(_ plan: TestPlan, clock: any WallClock) async throws(PlanError) -> String {
        let terminal = PlacePlan(identifier: "trust", title: "端末", sourceAddress: "0.0.0.0", trustFolder: "")
        let place = try Place(terminal, of: plan, clock: clock, run: "", anchors: .init([]))
        let repository = plan.repository
        let folder = repository.listPath.split(separator: "/").dropLast().joined(separator: "/")
        let path = "/\(folder)/fingerprints.txt"
        do {
            let address = try await place.resolve(repository.name, ExchangeTrace(target: repository.name))
            let answer = try await PhasedClient.exchange(
                ExchangePlan(
                    target: ExchangeTarget(
                        name: repository.name, address: address, port: repository.port, isTLS: false),
                    request: ExchangeRequest(path: path), validationTime: clock.now, bodyLimit: 1 << 20))
            guard answer.status == 200 else {
                throw PlanError(file: path, reason: "公開リポジトリ answered \(answer.status)")
            }
            return answer.text
        } catch let failure as HopFailure {
            throw PlanError(
                file: "\(repository.name)\(path)", reason: "\(failure.code): \(failure.seen)",
                japanese: "\(failure.hop.title): \(failure.seen) \(failure.remedy)")
        } catch let error as PlanError {
            throw error
        } catch {
            throw PlanError(file: path, reason: "\(error)")
        }
    }
}
