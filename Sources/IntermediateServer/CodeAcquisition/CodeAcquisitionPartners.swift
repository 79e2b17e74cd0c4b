import Foundation
import Identifiers
public import MutualTLS
import NationalProtocol
import OrganisationProtocol
public import ServerCertificates
public import Tenancy
import Verdicts

/// Whom a 符号取得 speaks to.
protocol CodeAcquisitionPartners: Sendable {
    /// The インターフェイスシステム: the same request again answers the same number.
    func processingNumber(_ requestIdentifier: String, at now: Date) async throws -> ProcessingNumber
    /// 団体内統合宛名システム: the 個人番号 of a person whose request waited (domain-facts §1.3 A).
    func individualNumber(of number: AtenaNumber, at now: Date) async throws -> IndividualNumber
    /// 住基システム (IF_FGU_20215): the same number again is the same request; answers its receipt.
    func send(_ request: RegistryCodeRequest, at now: Date) async throws -> String
}

/// The real ones, each behind its own certificate.
public struct PartnerCalls: CodeAcquisitionPartners {
    let tenant: Tenant
    let caller: OutboundCaller
    let interfaceSystem: ExchangeTarget

    /// Calls in the name of one server.
    public init(tenant: Tenant, caller: OutboundCaller, interfaceSystem: ExchangeTarget) {
        self.tenant = tenant
        self.caller = caller
        self.interfaceSystem = interfaceSystem
    }

    func processingNumber(_ requestIdentifier: String, at now: Date) async throws -> ProcessingNumber {
        let body = try JSONEncoder().encode(
            ProcessingNumberRequest(
                holderCode: tenant.configuration.holderCode, requestIdentifier: requestIdentifier))
        let answer = try await caller.callNational(
            interfaceSystem, .json("POST", NationalPaths.processingNumbers, body: Array(body)), at: now)
        guard answer.status == 200 || answer.status == 201 else {
            throw CodeAcquisitionError.interfaceSystemRefused(status: answer.status, detail: Self.title(answer))
        }
        guard let read = try? JSONDecoder().decode(ProcessingNumberAnswer.self, from: Data(answer.body)) else {
            throw CodeAcquisitionError.interfaceSystemRefused(status: answer.status, detail: "応答を読み取れません")
        }
        return read.processingNumber
    }

    func individualNumber(of number: AtenaNumber, at now: Date) async throws -> IndividualNumber {
        let body = try JSONEncoder().encode(IndividualNumberQuery(atenaNumber: number))
        let answer = try await caller.callOrganisation(
            "団体内統合宛名システム", at: tenant.configuration.atenaAccessPoint,
            .json("POST", OrganisationPaths.individualNumbers, body: Array(body)), now: now)
        guard answer.status == 200,
            let read = try? JSONDecoder().decode(IndividualNumberAnswer.self, from: Data(answer.body)),
            read.atenaNumber == number
        else { throw CodeAcquisitionError.atenaSystemRefused(status: answer.status) }
        return read.individualNumber
    }

    func send(_ request: RegistryCodeRequest, at now: Date) async throws -> String {
        let body = try JSONEncoder().encode(request)
        let answer = try await caller.callOrganisation(
            "住基システム", at: tenant.configuration.registryAccessPoint,
            .json("POST", OrganisationPaths.codeRequests, body: Array(body)), now: now)
        guard answer.status == 202 else {
            throw CodeAcquisitionError.registryRefused(status: answer.status, detail: Self.title(answer))
        }
        guard let receipt = try? JSONDecoder().decode(RegistryReceipt.self, from: Data(answer.body)) else {
            throw CodeAcquisitionError.registryRefused(status: answer.status, detail: "応答を読み取れません")
        }
        return receipt.receiptNumber
    }

    /// Only the title of a partner's problem document is passed on: it is ours to define and holds no personal data.
    private static func title(_ answer: ExchangeResponse) -> String {
        (try? JSONDecoder().decode(ProblemDocument.self, from: Data(answer.body)))?.title ?? "理由の記載がありません"
    }
}
