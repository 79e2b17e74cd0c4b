import Foundation
public import Identifiers
public import MutualTLS
public import NationalProtocol
public import PKI
public import ServiceCalendar

/// What the portal asks the コアシステム.
public protocol PortalCore: Sendable {
    /// The portal's 符号 of a resident.
    func ownCode(ofResident hash: String) async throws -> LinkageCode?
    /// One body's 符号 for another's; nil for one that was never issued.
    func turned(_ code: LinkageCode, from: HolderCode, to: HolderCode) async throws -> LinkageCode?
    /// Who asked for a person's data.
    func records(of code: LinkageCode) async throws -> [PortalRecord]
}

/// The コアシステム does not answer well.
public struct PortalCoreRefusal: Error, Sendable, Hashable {
    public let status: Int
}

/// The real calls, over mutual TLS.
public struct PortalCoreCalls: PortalCore {
    private let target: ExchangeTarget
    private let identity: TLSIdentity
    private let anchors: TrustAnchors
    private let clock: any WallClock

    /// Calls in the portal's name.
    public init(target: ExchangeTarget, identity: TLSIdentity, anchors: TrustAnchors, clock: any WallClock) {
        self.target = target
        self.identity = identity
        self.anchors = anchors
        self.clock = clock
    }

    public func ownCode(ofResident hash: String) async throws -> LinkageCode? {
        try await call(PortalCorePaths.residents, PortalResident(residentHash: hash), PortalCode.self).linkageCode
    }

    public func turned(_ code: LinkageCode, from: HolderCode, to: HolderCode) async throws -> LinkageCode? {
        try await call(
            PortalCorePaths.codes, PortalCodeRequest(linkageCode: code, from: from, to: to), PortalCode.self
        ).linkageCode
    }

    public func records(of code: LinkageCode) async throws -> [PortalRecord] {
        try await call(PortalCorePaths.records, PortalRecordQuery(linkageCode: code), PortalRecords.self).records
    }

    private func call<Answer: Decodable>(
        _ path: String, _ document: some Encodable, _ type: Answer.Type
    ) async throws -> Answer {
        let answer = try await PhasedClient.exchange(
            ExchangePlan(
                target: target,
                request: .json("POST", path, body: Array(try JSONEncoder().encode(document))), identity: identity,
                anchors: anchors, validationTime: clock.now))
        guard answer.status == 200 else { throw PortalCoreRefusal(status: answer.status) }
        return try JSONDecoder().decode(type, from: Data(answer.body))
    }
}
