import Foundation
import PKI
import Testing

/// Certificates with one thing wrong with each, all made by openssl, and each told by that one thing.
struct CertificateDefectTests {
    @Test func `a thousand certificates with one defect each are refused for the right reason`() async throws {
        let began = ContinuousClock.now
        let samples =
            ChainSamples.all + TimeSamples.all + UseSamples.all + NameSamples.all + KeySamples.all
            + RevocationSamples.all + EncodingSamples.all + FileSamples.all + SignatureSamples.all
        let authorities = ChainSamples.keys + RevocationSamples.keys
        var layers = ChainSamples.authorities
        layers[0] += SignatureSamples.authorities
        layers[1] += RevocationSamples.authorities
        let keys = Dictionary(uniqueKeysWithValues: authorities.map { ($0, Workshop.p256) })
            .merging(KeySamples.keys) { one, _ in one }.merging(SignatureSamples.keys) { one, _ in one }
        let layered = layers
        let workshop = try await Workshop.open {
            let workshop = try Workshop(keys: keys, authorities: layered)
            try workshop.issue(samples.compactMap { sample in sample.order.map { (sample.name, $0) } })
            try RevocationSamples.makeLists(in: workshop)
            try FileSamples.make(in: workshop)
            return workshop
        }
        let made = ContinuousClock.now
        try await workshop.judge(samples)
        let defective = samples.filter { $0.code != nil }
        #expect(defective.count >= 1000)
        print(
            "\(defective.count) defects of \(Set(defective.map(\.code)).count) codes:",
            "made in \(made - began), judged in \(ContinuousClock.now - made)")
    }

    @Test func `a hundred certificates of unusual but legal shapes are accepted`() async throws {
        let samples = LegalSamples.all
        let workshop = try await Workshop.open {
            let workshop = try Workshop(keys: LegalSamples.keys, authorities: LegalSamples.authorities)
            try workshop.issue(samples.compactMap { sample in sample.order.map { (sample.name, $0) } })
            try workshop.list("root.crl", by: "root")
            try workshop.list("mid.crl", by: "mid")
            return workshop
        }
        try await workshop.judge(samples)
        #expect(samples.count >= 100)
        print("\(samples.count) legal shapes")
    }
}

extension Workshop {
    /// Makes a workshop on a thread of its own: openssl works for half a minute, and other tests go on meanwhile.
    static func open(_ work: @escaping @Sendable () throws -> Workshop) async throws -> Workshop {
        try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread { continuation.resume(with: Result { try work() }) }
        }
    }

    /// Judges all samples, and tells those that were answered wrongly as one table, their files kept.
    func judge(_ samples: [Sample]) async throws {
        #expect(Set(samples.map(\.name)).count == samples.count)
        let kept = FileManager.default.temporaryDirectory.appending(path: "pki-wrongly-answered")
        var rows: [String] = []
        for sample in samples {
            let told = try await sample.told(in: self)
            guard told != sample.code else { continue }
            try FileManager.default.createDirectory(at: kept, withIntermediateDirectories: true)
            let file = kept.appending(path: sample.name)
            try Data(sample.file(try sample.order.map { _ in try text(sample.name) }, self)).write(to: file)
            rows.append("\(file.path)\texpected \(sample.code ?? "accepted")\ttold \(told ?? "accepted")")
        }
        if !rows.isEmpty { Issue.record("\(rows.count) of \(samples.count):\n\(rows.joined(separator: "\n"))") }
    }
}
