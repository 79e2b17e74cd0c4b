import AccessControl
import AuditLog
import Foundation
import HTTPTypes
import Identifiers
import Storage
import Testing

@testable import Accounts
@testable import WebServer
@testable import kakehashi

/// The cells: what each caller is answered at each route.
struct Matrix: Sendable {
    let world: TwoOrganisations
    let sites: [RunningSite]
    private let asking: Asking

    init(world: TwoOrganisations, sites: [RunningSite]) {
        self.world = world
        self.sites = sites
        asking = Asking(world: world)
    }

    /// Asks for every cell and answers how many there were.
    func go(isOpen: Bool) async throws -> Int {
        // The other bureau and the other organisation are alike foreign; one server stands for all of its kind.
        // Health and figures are nobody's, and differ from one moment to the next.
        let looked = sites.filter { $0.site.name != "operation" }.filter {
            $0.site.hours == nil || $0.site.name == world.realm(world.own, .mayor)
        }
        var cells = 0
        for running in looked where isOpen || running.site.hours != nil {
            let callers = callers(at: running.site)
            try await Self.each(running.site.routes) { route in
                try await row(route, running, callers, isOpen: isOpen)
            }
            cells += running.site.routes.count * callers.count
        }
        return cells
    }

    /// Everybody there is, as they stand towards one site.
    private func callers(at site: Site) -> [Caller] {
        let own = world.realm(world.own, .mayor)
        var callers = [
            Caller(label: "nobody", role: nil, proof: .nothing),
            Caller(label: "made-up session", role: nil, proof: .madeUpSession),
            Caller(label: "unknown certificate", role: nil, proof: .certificate(world.stranger)),
        ]
        let realms =
            [
                (own, true), (world.realm(world.own, .education), true), (world.realm(world.foreign, .mayor), false),
            ] + TwoOrganisations.sharedRealms.flatMap { [($0, true), ($0, false)] }
        for (realm, isOwn) in realms {
            // Everybody of this realm and of those of its kind; of the others a person and a system.
            let isNear = site.name == realm || (site.hours != nil && !TwoOrganisations.sharedRealms.contains(realm))
            for role in isNear ? Role.allCases : [.clerk, .atenaSystem] {
                if !role.isSystem {
                    callers.append(
                        Caller(
                            label: "\(role.rawValue) of \(realm), \(isOwn ? "own" : "foreign")",
                            role: site.name == realm ? role : nil, proof: .session(role, ofOwn: isOwn, realm: realm)))
                }
                guard role.isSystem, let certificate = world.certificate(role, at: realm) else { continue }
                callers.append(
                    Caller(
                        label: "certificate of \(role.rawValue) at \(realm)", role: site.name == realm ? role : nil,
                        proof: .certificate(certificate)))
            }
        }
        if let console = world.certificate(.platformOperator, at: "operator") {
            callers.append(
                Caller(
                    label: "the operator's console", role: site.name == "operator" ? .platformOperator : nil,
                    proof: .certificate(console)))
        }
        return callers
    }

    private func row(_ route: Route, _ running: RunningSite, _ callers: [Caller], isOpen: Bool) async throws {
        let about = "\(running.site.name) \(route.method) \(route.path)"
        var nobodys: Answer?
        var madeUps: Answer?
        for caller in callers {
            let answer = try await asking.ask(route, of: running, as: caller)
            // A caller that is nobody here is answered byte for byte as nobody is: no hint that it is known elsewhere.
            // Who brings a session, whosever, is told that it is over, as the bringer of a made-up one is.
            if caller.role == nil {
                let first = nobodys ?? answer
                nobodys = first
                #expect(
                    answer.saying("", insteadOf: "?ended=1") == first.saying("", insteadOf: "?ended=1"),
                    "\(about): \(caller.label)")
                if !caller.bringsSession {
                    #expect(answer == first, "\(about): \(caller.label)")
                } else if let madeUps {
                    #expect(answer == madeUps, "\(about): \(caller.label)")
                } else {
                    madeUps = answer
                }
            }
            if !isOpen, route.event.isRecorded, !route.isServedWhenClosed {
                #expect(answer.status == 503 && answer.code == "service.closed", "\(about): \(caller.label)")
                #expect(answer == nobodys, "\(about) closed: \(caller.label)")
                continue
            }
            #expect(
                answer.status < 500 || answer.status == 502, "\(about): \(caller.label): \(answer.body.prefix(300))")
            check(answer, route, caller, about)
        }
    }

    private func check(_ answer: Answer, _ route: Route, _ caller: Caller, _ about: String) {
        guard case .requires(let permission) = route.access else { return }
        let isRefused = answer.code == "access.forbidden"
        let isNobody =
            answer.status == 303 || ["access.sign-in-needed", "access.certificate-needed"].contains(answer.code)
        switch caller.role {
        case nil:
            #expect(
                isNobody && answer.status != 200, "\(about) let \(caller.label) in: \(answer.status) \(answer.code)")
        case .some(let role) where !role.permissions.contains(permission):
            #expect(
                answer.status == 403 && isRefused, "\(about) let \(caller.label) in: \(answer.status) \(answer.code)")
        // A handler may refuse more than its line says to a role that nobody has in this realm.
        case .some(let role) where !isAtHome(role, about):
            break
        case .some:
            #expect(
                !isRefused && answer.code != "access.sign-in-needed" && answer.code != "access.certificate-needed",
                "\(about) refused \(caller.label): \(answer.status) \(answer.code)")
        }
    }

    /// Whether people or systems of a role are at a site at all: by the doors they sign in at.
    private func isAtHome(_ role: Role, _ about: String) -> Bool {
        let site = about.prefix { $0 != " " }
        let doors: [SignInDoor] =
            switch site {
            case "support": [.support]
            case "desk": [.desk]
            case "follow-up": [.followUp]
            case "operator": []
            default: about.contains(" /admin") ? [.administrator] : [.clerk]
            }
        return role.isSystem || site == "operator" || doors.contains { $0.roles.contains(role) }
    }

    // MARK: - Keys in a path

    /// Asks, in everybody's name who may use a route, for what is another's and for what is nowhere.
    func compareKeys() async throws -> (pairs: Int, reached: Set<String>) {
        let reached = Tally()
        var pairs = 0
        let server = world.realm(world.own, .mayor)
        for running in sites
        where running.site.name == server || TwoOrganisations.sharedRealms.contains(running.site.name) {
            let isServer = running.site.name == server
            // Who has a token may see what it is for: it is a key that nobody can guess.
            let keyed = running.site.routes.filter { !Set(Asking.names($0.path)).subtracting(["token"]).isEmpty }
            let others = isServer ? sites.first { $0.site.name == world.realm(world.foreign, .mayor) } : running
            let rows = keyed.flatMap { route in ForeignRows.shapes.map { (route, $0) } }
            try await Self.each(rows) { route, shape in
                for caller in callers(at: running.site) where may(caller, route) && isOwn(caller) {
                    let foreign = try await asking.ask(route, of: running, as: caller, key: shape.there)
                    let absent = try await asking.ask(route, of: running, as: caller, key: shape.absent)
                    let (one, other) = (
                        Self.plain(foreign, shape.there, shape), Self.plain(absent, shape.absent, shape)
                    )
                    #expect(
                        one == other,
                        "\(running.site.name) \(route.method) \(route.path) tells \(caller.label) that \(shape.there) is there: \(zip(one, other).first { $0 != $1 }.map { "\($0.prefix(400))\n\($1.prefix(400))" } ?? "more headers")"
                    )
                }
                guard let others, let owner = owner(of: route, at: others.site) else { return }
                let there = try await asking.ask(route, of: others, as: owner, key: shape.there)
                let absent = try await asking.ask(route, of: others, as: owner, key: shape.absent)
                if Self.plain(there, shape.there, shape) != Self.plain(absent, shape.absent, shape) {
                    reached.add("\(running.site.name) \(route.method) \(route.path)")
                }
            }
            pairs += rows.count
        }
        return (pairs, reached.all)
    }

    /// Records of the audit log, whose numbers are everybody's: another organisation's is not there.
    func compareRecords() async throws {
        let foreign = try await world.parts.store.read { [code = world.foreign.code.text] tx in
            try tx.row(
                "SELECT max(sequence) AS number FROM audit_records WHERE organisation = $1", [.text(code)])?.integer(
                    "number")
        }
        let number = String(try #require(foreign))
        let absent = String(repeating: "9", count: number.count)
        for running in sites
        where running.site.name == "support" || running.site.name == world.realm(world.own, .mayor) {
            for route in running.site.routes where route.path.contains("/records/{") {
                for caller in callers(at: running.site) where may(caller, route) && isOwn(caller) {
                    let there = try await asking.ask(route, of: running, as: caller, key: number)
                    let nowhere = try await asking.ask(route, of: running, as: caller, key: absent)
                    #expect(
                        Self.plain(there, number, (number, absent)) == Self.plain(nowhere, absent, (number, absent)),
                        "\(route.path) tells \(caller.label) of record \(number)")
                }
            }
        }
    }

    /// An answer without the key it was asked for and without the session's own token.
    private static func plain(
        _ answer: Answer, _ asked: String, _ shape: (there: String, absent: String)
    ) -> [String] {
        answer.saying("KEY", insteadOf: asked).map {
            $0.replacing(/name="form-token" value="[^"]*"/, with: "")
        }
    }

    private func may(_ caller: Caller, _ route: Route) -> Bool {
        switch route.access {
        case .open: caller.role == nil && caller.label == "nobody"
        case .requires(let permission): caller.role?.permissions.contains(permission) == true
        }
    }

    /// ヘルプデスク and the officers see every organisation by their work; their own sites are not between organisations.
    private func isOwn(_ caller: Caller) -> Bool {
        switch caller.proof {
        case .session(_, let isOwn, let realm): isOwn && realm != "desk" && realm != "follow-up"
        case .certificate, .nothing, .madeUpSession: true
        }
    }

    private func owner(of route: Route, at site: Site) -> Caller? {
        guard case .requires(let permission) = route.access else { return nil }
        for role in Role.allCases where role.permissions.contains(permission) {
            if role.isSystem, let certificate = world.certificate(role, at: site.name) {
                return Caller(label: "owner", role: role, proof: .certificate(certificate))
            }
            if !role.isSystem {
                return Caller(
                    label: "owner", role: role, proof: .session(role, ofOwn: false, realm: site.name))
            }
        }
        return nil
    }

    // MARK: - Names of servers

    /// Asks a server by another's name and by a name that nobody has.
    func compareNames() async throws -> Int {
        var pairs = 0
        for running in sites where running.site.name == world.realm(world.own, .mayor) {
            try await Self.each(running.site.routes) { route in
                let nobody = Caller(label: "nobody", role: nil, proof: .nothing)
                let foreign = try await asking.ask(
                    route, of: running, as: nobody, authority: "mayor-202011.isolation.example")
                let absent = try await asking.ask(
                    route, of: running, as: nobody, authority: "mayor-999999.isolation.example")
                #expect(foreign == absent && foreign.status == 404, "\(route.method) \(route.path)")
            }
            pairs += running.site.routes.count
        }
        return pairs
    }

    /// A few at a time: their records share commits.
    private static func each<Element: Sendable>(
        _ elements: [Element], _ body: @escaping @Sendable (Element) async throws -> Void
    ) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (number, element) in elements.enumerated() {
                if number >= 16 { try await group.next() }
                group.addTask { try await body(element) }
            }
            try await group.waitForAll()
        }
    }
}

extension Role {
    /// Whether whoever has it is a program with a certificate; anybody else signs in.
    fileprivate var isSystem: Bool {
        switch self {
        case .atenaSystem, .legacySystem, .residentRegistry, .interfaceSystem, .intermediateServer, .auditPublisher,
            .personalPortal, .coreSupervisor:
            true
        case .initialAdministrator, .systemAdministrator, .clerk, .supportSiteAdministrator, .supportSiteClerk,
            .prefectureOfficer, .stateOfficer, .platformOperator, .registrationOfficer, .portalUser, .cardOfficer,
            .deskClerk, .deskSupervisor:
            false
        }
    }
}
