import Foundation
import PKI

/// What lies in the same folder as the certificate, or in another.
enum FileSamples {
    /// How openssl makes each file, and what is told of it.
    private static let made: [(name: String, code: String, command: String)] = [
        ("pkcs8.pem", "private-key", "pkey -in own.key"),
        ("pkcs8.der", "private-key", "pkey -in own.key -outform DER"),
        ("sec1.pem", "private-key", "ec -in own.key"), ("sec1.der", "private-key", "ec -in own.key -outform DER"),
        ("pkcs1.pem", "private-key", "rsa -in key-rsa.key -traditional"),
        ("pkcs1.der", "private-key", "rsa -in key-rsa.key -traditional -outform DER"),
        ("encrypted.pem", "private-key", "pkcs8 -topk8 -in own.key -passout pass:x"),
        ("encrypted.der", "private-key", "pkcs8 -topk8 -in own.key -passout pass:x -outform DER"),
        ("legacy.pem", "private-key", "ec -in own.key -aes128 -passout pass:x"),
        ("ed25519.der", "private-key", "pkey -in key-ed25519.key -outform DER"),
        ("request.pem", "request", "req -in own.csr"), ("request.der", "request", "req -in own.csr -outform DER"),
        ("request.txt", "request", "req -in own.csr -text"), ("request-new.pem", "request", "req -in own.csr -newhdr"),
        ("request-rsa.der", "request", "req -in key-rsa.csr -outform DER"),
        ("list.pem", "revocation-list", "crl -in root.crl"),
        ("list.der", "revocation-list", "crl -in root.crl -outform DER"),
        ("empty-list.der", "revocation-list", "crl -in old.crl -outform DER"),
        ("list.txt", "revocation-list", "crl -in root.crl -text"),
        ("public.pem", "public-key", "pkey -in own.key -pubout"),
        ("public.der", "public-key", "pkey -in own.key -pubout -outform DER"),
        ("public-rsa.der", "public-key", "pkey -in key-rsa.key -pubout -outform DER"),
        ("bag.p7b", "container", "crl2pkcs7 -nocrl -certfile files-plain.pem"),
        ("bag.p7c", "container", "crl2pkcs7 -nocrl -certfile files-plain.pem -outform DER"),
        ("bag.p12", "container", "pkcs12 -export -in files-plain.pem -inkey own.key -passout pass:x"),
        ("trusted.pem", "trusted", "x509 -in files-plain.pem -trustout -setalias x"),
        ("authority.pem", "authority", "x509 -in root.pem"),
        ("authority.der", "authority", "x509 -in mid.pem -outform DER"),
        ("parameters.pem", "unreadable", "ecparam -name prime256v1"),
    ]

    static func make(in workshop: Workshop) throws {
        for file in made { try workshop.openssl.run("\(file.command) -out file-\(file.name)") }
    }

    static var all: [Sample] {
        let files = made.map { file in
            Sample(
                name: "file-\(file.name)", code: "certificate.\(file.code)", order: nil,
                file: { _, workshop in try workshop.openssl.bytes("file-\(file.name)") })
        }
        let pairs = ["own.key": "private-key", "root.crl": "nothing"].filter { $0.value != "nothing" }.map {
            name, code in
            Sample(
                name: "file-with-\(name)", code: "certificate.\(code)",
                file: { certificate, workshop in
                    Array(((certificate?.pem ?? "") + (try workshop.openssl.text(name))).utf8)
                })
        }
        let several = Sample(
            name: "file-several", code: "certificate.several",
            file: { certificate, workshop in
                Array(((certificate?.pem ?? "") + (try workshop.openssl.text("files-plain.pem"))).utf8)
            })
        let stray = Sample(
            name: "file-stray-authority", code: "certificate.several",
            file: { certificate, workshop in
                Array(((certificate?.pem ?? "") + (try workshop.openssl.text("stranger.pem"))).utf8)
            })
        return files + (pairs + [several, stray]).flatMap { $0.across(Array(Sample.shapes.prefix(5))) } + nothing
            + [Sample(name: "files-plain", code: nil)]
    }

    /// Files that have nothing to do with certificates.
    private static var nothing: [Sample] {
        let contents: [(String, [UInt8])] = [
            ("empty", []), ("line", [0x0a]), ("text", Array("証明書は別途送付します。\n".utf8)),
            ("digits", Array("0123456789, a text that begins like a SEQUENCE\n".utf8)),
            ("html", Array("<!DOCTYPE html><title>証明書</title>".utf8)), ("pdf", Array("%PDF-1.7\n".utf8)),
            ("png", [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
            ("zip", [0x50, 0x4b, 3, 4] + Array(repeating: 0, count: 99)),
            ("zeros", Array(repeating: 0, count: 4096)), ("ones", Array(repeating: 0xff, count: 4096)),
            ("bom", [0xef, 0xbb, 0xbf]), ("utf16", [0xff, 0xfe]),
            ("base64", Array("MIIBIjANBgkqhkiG9w0BAQEFAAOC\n".utf8)),
            ("dashes", Array("-----BEGIN -----\n-----END -----\n".utf8)),
            ("begin", Array("-----BEGIN CERTIFICATE\n".utf8)),
            ("pgp", Array("-----BEGIN PGP MESSAGE-----\naGVsbG8=\n-----END PGP MESSAGE-----\n".utf8)),
            ("large", Array(repeating: 0x30, count: 1 << 20 + 1)),
        ]
        return contents.map { name, content in
            Sample(name: "nothing-\(name)", code: "certificate.unreadable", order: nil, file: { _, _ in content })
        }
    }
}
