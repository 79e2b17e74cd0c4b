import AccessControl
import AuditLog
import DesignSystem
import HTTPTypes
import WebServer

/// One's own second factor, at one door.
struct SecondFactorRoutes: Sendable {
    let service: AccountService
    let door: SignInDoor

    var routes: [Route] {
        let base = "/\(door.rawValue)/second-factor"
        return [
            .page(.get, base, .requires(.manageOwnSecondFactor), .secondFactorShown, show),
            .page(.post, base, .requires(.manageOwnSecondFactor), .secondFactorBegun, begin),
            .page(.get, "\(base)/code.svg", .requires(.manageOwnSecondFactor), .secondFactorShown, picture),
            .page(
                .post, "\(base)/confirmation", .requires(.manageOwnSecondFactor), .secondFactorConfirmed, confirm),
            .page(.post, "\(base)/removal", .requires(.manageOwnSecondFactor), .secondFactorGivenUp, giveUp),
        ]
    }

    @Sendable private func show(_ request: WebRequest) async throws -> WebResponse {
        .page(try await page(request))
    }

    private func page(_ request: WebRequest, error: (any ProblemConvertible)? = nil) async throws -> Page {
        let identifier = try owner(request)
        let account = try await service.accounts().first { $0.identifier == identifier }
        let factor = try await service.secondFactor(of: identifier)
        return SecondFactorPages.overview(
            request, door, since: account?.secondFactorSince, pending: factor.pending,
            recoveryCodesLeft: factor.recoveryCodesLeft, error: error)
    }

    @Sendable private func begin(_ request: WebRequest) async throws -> WebResponse {
        try await service.beginSecondFactor(of: try owner(request), by: request.exchange)
        return .seeOther("/\(door.rawValue)/second-factor")
    }

    /// The secret as a picture that an authenticator app reads: only while it waits to be confirmed.
    @Sendable private func picture(_ request: WebRequest) async throws -> WebResponse {
        let identifier = try owner(request)
        guard let secret = try await service.secondFactor(of: identifier).pending else { throw Problem.notFound }
        let address = SecondFactorPages.provisioningAddress(
            secret: secret, account: identifier, site: request.frame.site)
        return .file(try QRCode.svg(of: address), type: "image/svg+xml")
    }

    @Sendable private func confirm(_ request: WebRequest) async throws -> WebResponse {
        let identifier = try owner(request)
        let form = try request.form()
        return try await request.answering {
            let codes = try await service.confirmSecondFactor(form["code"], of: identifier, by: request.exchange)
            return .page(SecondFactorPages.confirmed(request, door, recoveryCodes: codes))
        } refused: { error in
            try await page(request, error: error)
        }
    }

    @Sendable private func giveUp(_ request: WebRequest) async throws -> WebResponse {
        let identifier = try owner(request)
        return try await request.answering {
            try await service.giveUpSecondFactor(of: identifier, by: request.exchange)
            return .seeOther("/\(door.rawValue)/second-factor")
        } refused: { error in
            try await page(request, error: error)
        }
    }

    private func owner(_ request: WebRequest) throws(Problem) -> String {
        guard let session = request.session else { throw .signInNeeded }
        return session.accountIdentifier
    }
}
