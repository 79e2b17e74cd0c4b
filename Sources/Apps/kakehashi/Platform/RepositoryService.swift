import Logging
import WebServer

/// 公開リポジトリ as something that can be closed for maintenance and opened again on the same port.
actor RepositoryService {
    private let site: Site
    private let place: PlatformAddresses.Place
    private let logger: Logger
    private let ports: PortBook
    private let admission: Admission
    private let node: NodeSettings?
    private(set) var running: RunningSite?
    private(set) var port: Int

    private init(
        site: Site, at place: PlatformAddresses.Place, ports: PortBook, admission: Admission, node: NodeSettings?,
        logger: Logger
    ) {
        self.node = node
        self.admission = admission
        self.site = site
        self.place = place
        self.ports = ports
        self.logger = logger
        port = ports.port(of: site.name, at: place.port)
    }

    static func start(
        _ site: Site, at place: PlatformAddresses.Place, ports: PortBook, admission: Admission, node: NodeSettings?,
        logger: Logger
    ) async throws -> RepositoryService {
        let service = RepositoryService(
            site: site, at: place, ports: ports, admission: admission, node: node, logger: logger)
        try await service.open()
        return service
    }

    func open() async throws {
        guard running == nil else { return }
        let started = try await RunningSite.start(
            site, address: node?.address ?? place.address, port: port, tls: nil, admission: admission,
            proxies: (node?.proxies ?? []).compactMap { AddressRange($0) }, logger: logger)
        running = started
        port = started.port
        try ports.keep(port, of: site.name)
    }

    func close() async {
        await running?.stop()
        running = nil
    }
}
