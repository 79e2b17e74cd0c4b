import AccessControl
import HTTPTypes
import Tenancy
public import WebServer

/// How files of 副本 get on, for clerks; those who see some 行政区 only see counts and codes, never a person.
public struct ReplicaFilePageRoutes: Sendable {
    private static let shown = 100
    private let store: TenantStore

    /// Serves what a service keeps.
    public init(service: ReplicaFileService) {
        store = service.store
    }

    /// The list, and one file.
    public var routes: [Route] {
        [
            .page(.get, ReplicaFilePages.path, .requires(.readReplicas), .replicaFilesShown) { request in
                let (files, backlog) = try await store.read { tx in
                    (try ReplicaFileStore(tx: tx).files(limit: Self.shown), try ReplicaBacklog.read(in: tx))
                }
                return .page(ReplicaFilePages.list(request, files, backlog))
            },
            .page(.get, "\(ReplicaFilePages.path)/{number}", .requires(.readReplicas), .replicaFilesShown) { request in
                let number = try ReplicaFileRoutes.number(request)
                let (file, faults) = try await store.read { tx in
                    let files = ReplicaFileStore(tx: tx)
                    guard let file = try files.file(number) else { throw ReplicaFileError.unknownFile }
                    return (file, try files.faults(of: number, limit: ReplicaFilePages.shownFaults))
                }
                return .page(ReplicaFilePages.detail(request, file, faults))
            },
        ]
    }
}
