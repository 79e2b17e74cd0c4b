import Logging
import WebServer

/// 公開リポジトリ as something that can be closed for maintenance and opened again on the same port.
actor RepositoryService {
    private let site: Site
    private let address: String
    private let logger: Logger
    private let ports: PortBook
    private var running: RunningSite?
    private(set) var port: Int

    private init(site: Site, address: String, ports: PortBook, logger: Logger) {
        self.site = site
        self.address = address
        self.ports = ports
        self.logger = logger
        port = ports.port(of: site.name)
    }

    static func start(
        _ site: Site, address: String, ports: PortBook, logger: Logger
    ) async throws -> RepositoryService {
        let service = RepositoryService(site: site, address: address, ports: ports, logger: logger)
        try await service.open()
        return service
    }

    func open() async throws {
        guard running == nil else { return }
        let started = try await RunningSite.start(site, address: address, port: port, tls: nil, logger: logger)
        running = started
        port = started.port
        try ports.keep(port, of: site.name)
    }

    func close() async {
        await running?.stop()
        running = nil
    }
}
