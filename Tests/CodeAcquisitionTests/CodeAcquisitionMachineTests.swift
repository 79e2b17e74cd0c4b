import Identifiers
import OrganisationProtocol
import Testing
import Verdicts
import WebServer

@testable import CodeAcquisition

@Suite struct CodeAcquisitionMachineTests {
    private static func acquisition(_ state: CodeAcquisition.State, number: String? = nil) throws -> CodeAcquisition {
        CodeAcquisition(
            atenaNumber: try AtenaNumber("100"), requestIdentifier: "r-1", state: state,
            processingNumber: try number.map { try ProcessingNumber($0) }, registryReceipt: nil)
    }

    @Test func theOrderIsNumberThenRegistryThenRest() throws {
        var acquisition = try Self.acquisition(.requested)
        #expect(acquisition.next == .askForProcessingNumber(requestIdentifier: "r-1"))
        let number = try ProcessingNumber("p-1")
        acquisition.issued(number)
        #expect(acquisition.next == .sendToRegistry(number))
        acquisition.acceptedByRegistry(receipt: "R1")
        #expect(acquisition.next == .rest)
        #expect(acquisition.status.title == "住基応答待ち" && acquisition.status.registryReceipt == "R1")
    }

    /// What comes late or twice changes nothing: no second number, no way back.
    @Test(arguments: CodeAcquisition.State.allCases) func repeatedEventsChangeNothing(state: CodeAcquisition.State)
        throws
    {
        var acquisition = try Self.acquisition(state, number: state == .requested ? nil : "p-1")
        let before = acquisition
        if state != .requested { acquisition.issued(try ProcessingNumber("p-2")) }
        if state != .numberIssued { acquisition.acceptedByRegistry(receipt: "R9") }
        #expect(acquisition == before)
    }

    @Test func theStateHasNoPlaceForAnIndividualNumber() throws {
        let labels = Mirror(reflecting: try Self.acquisition(.requested)).children.compactMap(\.label)
        #expect(Set(labels) == ["atenaNumber", "requestIdentifier", "state", "processingNumber", "registryReceipt"])
    }

    @Test(arguments: [
        CodeAcquisitionError.interfaceSystemRefused(status: 503, detail: "理由"),
        .registryRefused(status: 403, detail: "理由"),
    ]) func aRefusalByAPartnerNamesHopAndRemedy(error: CodeAcquisitionError) {
        let problem = error.problem
        #expect(problem.status == 502 && problem.hop == .application)
        #expect(problem.seen?.contains("理由") == true && problem.expected != nil && problem.detail.count > 15)
    }
}
