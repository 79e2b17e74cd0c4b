public import Reachability
import Verdicts

/// One fault, judged by the proof and by packets, and mended by what they print.
public struct FaultTrial: Sendable {
    /// Which fault.
    public let fault: NetworkFault
    /// What the settings say.
    public let proof: Proof
    /// What the packets say.
    public let packets: Proof
    /// Whether all items pass, with packets, after the printed corrections.
    public let isMended: Bool

    /// Builds the broken network, tests it, mends it by its corrections, and tests it again.
    ///
    /// - Throws: `LabError`, or `DeviceFileError` when a correction cannot be made.
    public init(_ fault: NetworkFault, _ site: Site, prefix: String = "kakehashi-fault") throws {
        self.fault = fault
        let broken = fault.broken(site)
        proof = Proof(broken)
        packets = try Self.test(broken, prefix, namesRules: true)
        var mended = broken
        for correction in packets.corrections { mended = try correction.applied(to: mended) }
        isMended = try Self.test(mended, prefix, namesRules: false).isReady
    }

    private static func test(_ site: Site, _ prefix: String, namesRules: Bool) throws -> Proof {
        let lab = try Lab(site, prefix: prefix)
        let stops: [Leg: Stop?]
        do {
            stops = try LabTest(lab, site).stops(namesRules: namesRules)
        } catch {
            try? lab.down()
            throw error
        }
        try lab.down()
        return Proof(NeedList(site.request, site.surroundings), stops: stops, in: site)
    }

    /// Whether both say the same of every line, and the corrections mend it.
    public var isGood: Bool { proof.lines == packets.lines && !proof.isReady && isMended }

    /// The first finding of the proof, in a few words.
    public var proofText: String { Self.text(proof) }

    /// The first finding of the packets, in a few words.
    public var packetText: String { Self.text(packets) }

    private static func text(_ proof: Proof) -> String {
        guard let finding = proof.lines.compactMap(\.finding).first else { return "-" }
        return "\(finding.hop.rawValue): \(finding.correction?.text ?? "-")"
    }
}
