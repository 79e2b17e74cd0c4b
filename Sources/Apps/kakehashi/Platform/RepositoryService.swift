import Logging
import WebServer

/// 公開リポジトリ as something that can be closed for maintenance and opened again on the same port.
actor RepositoryService {
    private let site: Site
    private let address: String
    private let logger: Logger
    private var running: RunningSite?
    private(set) var port = 0

    private init(site: Site, address: String, logger: Logger) {
        self.site = site
        self.address = address
        self.logger = logger
    }

    static func start(_ site: Site, address: String, logger: Logger) async throws -> RepositoryService {
        let service = RepositoryService(site: site, address: address, logger: logger)
        try await service.open()
        return service
    }

    func open() async throws {
        guard running == nil else { return }
        let started = try await RunningSite.start(site, address: address, port: port, tls: nil, logger: logger)
        running = started
        port = started.port
    }

    func close() async {
        await running?.stop()
        running = nil
    }
}
