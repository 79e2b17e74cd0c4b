import AccessControl
import Foundation
import Identifiers
import RollUp
import ServiceCalendar
import WebServer

/// What one request may see, summed up as of now.
struct Scene: Sendable {
    let reach: Reach
    let plan: TaskPlan
    let now: Date
    let summary: Summary

    /// Whose organisations these are.
    var title: String {
        switch reach {
        case .nation: "全国"
        case .prefecture: summary.entries.first?.organisation.prefecture ?? "都道府県"
        }
    }
}

extension Reach {
    /// What whoever sends a request may see; there is no way to ask for more.
    /// - Throws: `Problem.forbidden` for everybody else.
    init(_ request: WebRequest) throws(Problem) {
        switch request.actor.role {
        case .platformOperator, .stateOfficer: self = .nation
        case .prefectureOfficer:
            let code = request.exchange.scope.organisation
            // Without a prefecture there is nothing that an officer of one may see.
            guard let code = try? LocalGovernmentCode(code) else { throw .forbidden }
            self = .prefecture(code.prefectureNumber)
        case .initialAdministrator, .systemAdministrator, .clerk, .supportSiteAdministrator, .atenaSystem,
            .legacySystem, .residentRegistry, .interfaceSystem, .intermediateServer, .registrationOfficer,
            .portalUser, .cardOfficer, .personalPortal,
            .coreSupervisor,
            .supportSiteClerk, .deskClerk, .deskSupervisor, nil:
            throw .forbidden
        }
    }
}

extension FollowUpSite {
    /// Everything within the reach of whoever asks.
    func scene(_ request: WebRequest) async throws -> Scene {
        let reach = try Reach(request)
        let organisations = try await board.organisations(within: reach)
        return Scene(
            reach: reach, plan: plan, now: request.now,
            summary: Summary(organisations, plan: plan, now: request.now))
    }

    /// One organisation that the path names, if it is within reach.
    func organisation(_ request: WebRequest) async throws -> OrganisationProgress {
        let code = try request.parameter("code")
        guard let found = try await board.organisation(code, within: try Reach(request)) else { throw Problem.notFound }
        return found
    }
}
