import AtenaNumbers
import Foundation
import Identifiers
public import MutualTLS
import NationalProtocol
public import OrganisationProtocol
public import ServerCertificates
public import ServiceCalendar
import Storage
public import Tenancy
import Verdicts
public import WebServer

/// Carries a 符号取得 from S3 through the インターフェイスシステム to S5, and stops there (T8).
public struct CodeAcquisitionService: Sendable {
    let tenant: Tenant
    let store: TenantStore
    let caller: OutboundCaller
    let interfaceSystem: ExchangeTarget
    let windows: [InstantWindow]

    /// Serves one server.
    public init(
        tenant: Tenant, store: TenantStore, caller: OutboundCaller, interfaceSystem: ExchangeTarget,
        windows: [InstantWindow]
    ) {
        self.tenant = tenant
        self.store = store
        self.caller = caller
        self.interfaceSystem = interfaceSystem
        self.windows = windows
    }

    /// Begins or resumes; each step is kept before the next one is taken.
    ///
    /// The 個人番号 is handed to the registry and to nothing else.
    /// - Throws: `CodeAcquisitionError`, or `Problem` with the hop that failed.
    public func acquire(_ request: CodeAcquisitionRequest, by exchange: Exchange) async throws -> CodeAcquisitionStatus
    {
        var acquisition = try await begin(request.atenaNumber, by: exchange)
        while true {
            switch acquisition.next {
            case .rest:
                return try await finish(acquisition, by: exchange)
            case .askForProcessingNumber(let identifier):
                try checkWindow(at: exchange.now)
                acquisition.issued(try await processingNumber(identifier, at: exchange.now))
            case .sendToRegistry(let number):
                try checkWindow(at: exchange.now)
                acquisition.acceptedByRegistry(receipt: try await send(number, request, at: exchange.now))
            }
            try await keep(acquisition, at: exchange.now)
        }
    }

    private func begin(_ number: AtenaNumber, by exchange: Exchange) async throws -> CodeAcquisition {
        try await store.write { tx in
            guard try AtenaNumberStore.registration(of: number, in: tx) != nil else {
                throw CodeAcquisitionError.unknownAtenaNumber(number.text)
            }
            let acquisitions = CodeAcquisitionStore(tx: tx)
            if let known = try acquisitions.acquisition(of: number) { return known }
            let new = CodeAcquisition(
                atenaNumber: number, requestIdentifier: UUID().uuidString.lowercased(), state: .requested)
            try acquisitions.keep(new, at: exchange.now)
            return new
        }
    }

    private func keep(_ acquisition: CodeAcquisition, at now: Date) async throws {
        try await store.write { tx in try CodeAcquisitionStore(tx: tx).keep(acquisition, at: now) }
    }

    private func finish(_ acquisition: CodeAcquisition, by exchange: Exchange) async throws -> CodeAcquisitionStatus {
        try await store.write { tx in
            try exchange.record(
                subject: "\(acquisition.atenaNumber.text) \(acquisition.processingNumber?.text ?? "")", in: tx.base)
        }
        return acquisition.status
    }

    private func checkWindow(at now: Date) throws(CodeAcquisitionError) {
        guard windows.contains(where: { $0.contains(now) }) else {
            throw .outsideWindow(next: windows.map(\.opens).filter { $0 > now }.min())
        }
    }

    private func processingNumber(_ identifier: String, at now: Date) async throws -> ProcessingNumber {
        let body = try JSONEncoder().encode(
            ProcessingNumberRequest(holderCode: tenant.configuration.holderCode, requestIdentifier: identifier))
        let answer = try await calling {
            try await caller.callNational(
                interfaceSystem, .json("POST", NationalPaths.processingNumbers, body: Array(body)), at: now)
        }
        guard answer.status == 200 || answer.status == 201 else {
            throw CodeAcquisitionError.interfaceSystemRefused(status: answer.status, detail: Self.title(answer))
        }
        return try JSONDecoder().decode(ProcessingNumberAnswer.self, from: Data(answer.body)).processingNumber
    }

    private func send(_ number: ProcessingNumber, _ request: CodeAcquisitionRequest, at now: Date) async throws
        -> String
    {
        let body = try JSONEncoder().encode(
            RegistryCodeRequest(
                processingNumber: number, atenaNumber: request.atenaNumber, individualNumber: request.individualNumber))
        let answer = try await calling {
            try await caller.callOrganisation(
                "住基システム", at: tenant.configuration.registryAccessPoint,
                .json("POST", OrganisationPaths.codeRequests, body: Array(body)), now: now)
        }
        guard answer.status == 202 else {
            throw CodeAcquisitionError.registryRefused(status: answer.status, detail: Self.title(answer))
        }
        return try JSONDecoder().decode(RegistryReceipt.self, from: Data(answer.body)).receiptNumber
    }

    private func calling(_ call: () async throws -> ExchangeResponse) async throws -> ExchangeResponse {
        do {
            return try await call()
        } catch let failure as HopFailure {
            throw Problem(failure)
        }
    }

    /// Only the title of a partner's problem document is passed on: it is ours to define and holds no personal data.
    private static func title(_ answer: ExchangeResponse) -> String {
        (try? JSONDecoder().decode(Problem.self, from: Data(answer.body)))?.title ?? "理由の記載がありません"
    }
}
