import WebServer

/// Where supervisors and balancers ask.
extension Platform {
    /// Where the process is asked how it does; not one of `sites`, because it outlives them.
    func startOperationSite() async throws -> Listener {
        let place = addresses.operation
        let settings = parts.configuration.operation ?? OperationSettings(address: place.address, port: 0)
        let site = Site(
            name: "operation", title: place.name,
            routes: OperationRoutes(health: health, book: PlatformCommand.meters).routes, store: parts.store,
            clock: parts.clock, authenticator: CertificateList([:]))
        let running = try await RunningSite.start(
            site, address: settings.address, port: parts.ports.port(of: site.name, at: settings.port), tls: nil,
            logger: logger)
        try parts.ports.keep(running.port, of: site.name)
        operation = running
        return Listener(name: place.name, address: settings.address, port: running.port)
    }
}
