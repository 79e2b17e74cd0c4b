import AccessControl
public import AuditLog
import DesignSystem
import HTTPTypes
import Identifiers
import OrganisationProtocol
import ReplicaFiles
import ReplicaRegistration
public import Tenancy
public import WebServer

extension AuditEvent {
    public static let replicasCompared = AuditEvent(
        "operation-support.compared", "A clerk compared a file of an existing system with the registered 副本.")
}

/// Compares a file of an existing system with what is registered of it; the file is not kept.
public struct ComparisonRoutes: Sendable {
    /// Records of a file that is compared while somebody waits [O].
    static let limit = 20_000
    private let store: TenantStore

    /// Serves one server.
    public init(store: TenantStore) {
        self.store = store
    }

    /// The form, and what differs.
    public var routes: [Route] {
        [
            .page(.get, ComparisonPages.path, .requires(.readReplicas), .operationSupportShown) { request in
                .page(ComparisonPages.form(request, systems: try await systems(request)))
            },
            .page(.post, ComparisonPages.path, .requires(.readReplicas), .replicasCompared, compare),
        ]
    }

    private func systems(_ request: WebRequest) async throws -> [String] {
        let districts = request.actor.districts
        let counts = try await store.read { tx in try ReplicaStore(tx: tx).counts(in: districts) }
        return Set(counts.map(\.system)).sorted()
    }

    @Sendable private func compare(_ request: WebRequest) async throws -> WebResponse {
        let form = try request.form()
        let systems = try await systems(request)
        return try await request.answering {
            let system = form["system"]
            guard systems.contains(system) else { throw Self.noSystem }
            let file = try Self.records(try form.file("file", title: "既存システムのファイル"))
            let registered = try await registered(system, kinds: Set(file.map(\.itemCode)), request)
            let districts = request.actor.districts
            let own = file.filter { record in districts.map { $0.contains(record.administrativeDistrict) } ?? true }
            let comparison = ReplicaComparison(file: own, registered: registered)
            try await store.write { tx in
                try request.exchange.record(
                    subject:
                        "\(system) file=\(own.count) registered=\(registered.count) differing=\(comparison.differing)",
                    in: tx.base)
            }
            return .page(
                ComparisonPages.result(
                    request, system: system, comparison, read: file.count, elsewhere: file.count - own.count))
        } refused: { error in
            ComparisonPages.form(request, systems: systems, system: form["system"], error: error)
        }
    }

    private func registered(
        _ system: String, kinds: Set<ItemCode>, _ request: WebRequest
    ) async throws -> [ReplicaRecord] {
        let districts = request.actor.districts
        return try await store.read { tx in
            let replicas = ReplicaStore(tx: tx)
            var all: [ReplicaRecord] = []
            for kind in kinds.sorted(by: { $0.text < $1.text }) {
                var criteria = ReplicaCriteria()
                criteria.system = system
                criteria.itemCode = kind
                guard try replicas.count(criteria, in: districts) <= Int64(Self.limit * 5) else {
                    throw Self.tooManyRegistered
                }
                all += try replicas.replicas(criteria, in: districts, limit: Self.limit * 5).map(\.record)
            }
            return all
        }
    }

    /// All records of a file, CSV or the attachment of IF_DBM_20113; one bad row refuses it.
    private static func records(_ bytes: [UInt8]) throws -> [ReplicaRecord] {
        do {
            let format: ReplicaFileFormat = bytes.first { !$0.isBlank } == UInt8(ascii: "<") ? .xml : .csv
            let reader = try ReplicaFileReader.read(bytes, format)
            var records: [ReplicaRecord] = []
            while case let rows = try reader.next(1_000), !rows.isEmpty {
                for row in rows {
                    switch row {
                    case .record(let record): records.append(record)
                    case .faults(let faults): throw badRow(faults[0])
                    }
                }
                guard records.count <= limit else { throw tooMany }
            }
            return records
        } catch let refusal as ReplicaFileRefusal {
            throw Problem(
                status: 422, code: refusal.code, title: "ファイルを読み取れません。", detail: refusal.reason, field: "file")
        }
    }

    private static func badRow(_ fault: ReplicaFileFault) -> Problem {
        Problem(
            status: 422, code: fault.code, title: "ファイルの\(fault.row)件目に誤りがあります。",
            detail: "\(fault.message)誤りを直してから、もう一度比較してください。", field: "file")
    }

    private static let noSystem = Problem(
        status: 422, code: "operation-support.no-system", title: "既存システムが選択されていません。",
        detail: "副本を登録している既存システムを選択してください。", field: "system")
    private static let tooMany = Problem(
        status: 413, code: "operation-support.file-too-large", title: "一度に比較できるのは\(limit)件までです。",
        detail: "ファイルを分けて比較してください。", field: "file")
    private static let tooManyRegistered = Problem(
        status: 413, code: "operation-support.too-many-registered",
        title: "登録されている副本が多すぎるため（\(limit * 5)件超）、画面では比較できません。",
        detail: "既存システムから副本一覧の照会（IF_DBM_30112）で確認するか、運用事業者に依頼してください。", field: "file")
}

extension UInt8 {
    /// What may stand in front of a text: spaces, line ends, the mark of UTF-8.
    fileprivate var isBlank: Bool { [0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF].contains(self) }
}
