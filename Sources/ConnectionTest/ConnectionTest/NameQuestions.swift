import MutualTLS
import NameResolution
import Verdicts

/// What a place asks of name servers (T1).
extension Place {
    /// Asks the name over the wire at the server given.
    func resolve(_ name: String, _ trace: ExchangeTrace) async throws(HopFailure) -> String {
        do {
            return try await ask(name, .a, of: nameServer, .place, trace).get()
        } catch {
            throw NameVerdicts.failure(error, name: name, server: nameServer)
        }
    }

    /// The address of a server; another one than the plan's is a lie, or an old answer, of whoever was asked.
    func resolve(_ server: ServerAddress, _ trace: ExchangeTrace) async throws(HopFailure) -> String {
        let address = try await resolve(server.name, trace)
        if let expected = server.address, address != expected {
            throw NameVerdicts.wrongAddress(address, expected: expected, name: server.name, server: nameServer)
        }
        return address
    }

    /// The item T1: the address as this place is told it; beside it what else tells whose fault a failure is.
    ///
    /// Past 庁内DNS, at the VPN装置 itself, the same question is asked: when it answers there, the forwarding is at fault.
    func examineName(of server: ServerAddress) async throws(HopFailure) {
        let trace = ProbeTrace.begin(server.name)
        async let direct = askDirectly(server.name, trace)
        async let sixth = askOnce(server.name, .aaaa, of: nameServer, .place, trace)
        do {
            trace.note(
                address: try await trace.phase(.name) { () async throws(HopFailure) in
                    try await resolve(server, trace)
                })
            _ = await (direct, sixth)
        } catch {
            let found = await direct
            _ = await sixth
            ProbeTrace.failed(trace)
            guard let found, let address = try? found.get(), address == server.address ?? address else { throw error }
            throw NameVerdicts.onlyDirect(error, address: address, asked: nameServer, direct: vpnDevice)
        }
    }

    /// Nil where this place asks the VPN装置 anyhow.
    private func askDirectly(_ name: String, _ trace: ExchangeTrace) async -> Result<String, NameFailure>? {
        guard vpnDevice != nameServer else { return nil }
        return await askOnce(name, .a, of: vpnDevice, .direct, trace)
    }

    private func askOnce(
        _ name: String, _ kind: RecordKind, of server: NameServer, _ path: NameDetails.Path, _ trace: ExchangeTrace
    ) async -> Result<String, NameFailure> {
        await ask(name, kind, of: server, path, trace, attempts: 1)
    }

    private func ask(
        _ name: String, _ kind: RecordKind, of server: NameServer, _ path: NameDetails.Path, _ trace: ExchangeTrace,
        attempts: Int? = nil
    ) async -> Result<String, NameFailure> {
        let start = ContinuousClock.now
        var details = NameDetails(
            server: server.description, path: path, name: name, kind: kind.rawValue, milliseconds: 0)
        var result: Result<String, NameFailure>
        do {
            let answer = try await Resolver.resolve(
                NameQuery(
                    name: name, kind: kind, server: server, sourceAddress: plan.sourceAddress, timeout: patience.name,
                    attempts: attempts ?? patience.attempts))
            details = NameDetails(
                server: answer.server.description, path: path, name: name, kind: kind.rawValue,
                addresses: answer.addresses, canonicalNames: answer.canonicalNames, timeToLive: answer.timeToLive,
                milliseconds: answer.milliseconds)
            result = answer.addresses.first.map { .success($0) } ?? .failure(.noData(name))
        } catch {
            result = .failure(error)
            details.milliseconds = (ContinuousClock.now - start) / .milliseconds(1)
        }
        if case .failure(let failure) = result { details.failure = failure.code }
        trace.note { $0.names.append(details) }
        return result
    }
}

extension ExchangeTrace {
    func note(address: String) {
        note { $0.address = address }
    }
}
