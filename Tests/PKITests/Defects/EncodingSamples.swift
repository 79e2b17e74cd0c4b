import Foundation
import PKI

/// Certificates that were broken on their way.
enum EncodingSamples {
    static var all: [Sample] { cuts + tails + tags + lengths + forms + texts }

    private static func of(_ name: String, _ change: @escaping @Sendable (inout [UInt8]) -> Void) -> Sample {
        Sample(
            name: "encoding-\(name)", code: "certificate.encoding",
            file: { certificate, _ in
                var der = certificate?.der ?? []
                change(&der)
                return der
            })
    }

    private static func text(_ name: String, _ change: @escaping @Sendable (String) -> String) -> Sample {
        Sample(
            name: "encoding-text-\(name)", code: "certificate.encoding",
            file: { certificate, _ in Array(change(certificate?.pem ?? "").utf8) })
    }

    private static var cuts: [Sample] {
        (1...30).map { part in of("cut-\(part)") { $0.removeLast(part * ($0.count - 4) / 31) } }
    }

    private static var tails: [Sample] {
        (1...15).map { count in of("tail-\(count)") { $0 += Array(repeating: UInt8(count - 1), count: count) } }
    }

    /// The elements of the outermost sequence, of what is signed, and of the validity.
    private static func element(_ number: Int, in der: [UInt8]) -> DERElement {
        let outer = DERElement.at(0, in: der).children(in: der)
        let inner = outer[0].children(in: der)
        return (outer + inner + inner[4].children(in: der))[number]
    }

    private static var tags: [Sample] {
        (0..<13).flatMap { number in
            [UInt8(0x01), 0x0c].map { change in
                of("tag-\(number)-\(change)") { $0[element(number, in: $0).offset] ^= change }
            }
        }
    }

    private static var lengths: [Sample] {
        (0..<13).flatMap { number in
            [-1, 1].map { change in
                of("length-\(number)\(change)") { der in
                    let found = element(number, in: der)
                    der[found.offset + found.header - 1] = UInt8(truncatingIfNeeded: found.length + change)
                }
            }
        }
    }

    private static var forms: [Sample] {
        [
            // BER: the whole, or what is signed, without a length but with an end.
            of("indefinite") { der in
                let whole = DERElement.at(0, in: der)
                der = [0x30, 0x80] + der[whole.header...] + [0, 0]
            },
            of("indefinite-inside") { der in
                let parts = DERElement.at(0, in: der).children(in: der)
                let signed = [0x30, 0x80] + der[(parts[0].offset + parts[0].header)..<parts[0].end] + [0, 0]
                let content = signed + Array(der[parts[0].end...])
                der = [0x30, 0x82, UInt8(content.count >> 8), UInt8(content.count & 0xff)] + content
            },
            // BER: a length of more octets than it needs.
            of("long-length") { der in
                let whole = DERElement.at(0, in: der)
                der = [0x30, 0x83, 0, UInt8(whole.length >> 8), UInt8(whole.length & 0xff)] + der[whole.header...]
            },
            // BER: a TRUE that is not 0xff.
            of("boolean") { der in
                if let place = der.indices.first(where: { der[$0...].starts(with: [0x01, 0x01, 0xff]) }) {
                    der[place + 2] = 1
                }
            },
            of("front") { $0.insert(0x30, at: 0) },
        ].flatMap { $0.across(Array(Sample.shapes.prefix(8))) }
    }

    private static var texts: [Sample] {
        let changes: [Sample] = [
            text("no-end") { $0.replacing("-----END CERTIFICATE-----\n", with: "") },
            text("half") { String($0.prefix($0.count / 2)) },
            text("other-end") { $0.replacing("END CERTIFICATE", with: "END CERT") },
            text("exclamation") { $0.replacing("MII", with: "M!I") },
            text("lost-letter") { $0.replacing("MII", with: "MI") },
            text("padding-inside") { $0.replacing("MII", with: "M==") },
            text("quoted") { $0.replacing("\nMI", with: "\n> MI") },
            text("wide-letter") { $0.replacing("MII", with: "ＭII") },
            text("empty") { _ in "-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n" },
            text("twice-begun") { "-----BEGIN CERTIFICATE-----\n" + $0 },
            text("nonsense") { _ in "-----BEGIN CERTIFICATE-----\naGVsbG8=\n-----END CERTIFICATE-----\n" },
            text("lost-line") {
                $0.split(separator: "\n").enumerated().filter { $0.offset != 3 }.map { $0.element + "\n" }.joined()
            },
        ]
        return changes.flatMap { $0.across(Array(Sample.shapes.prefix(5))) }
    }
}
