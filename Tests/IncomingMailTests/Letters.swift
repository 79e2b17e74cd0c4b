import Foundation

/// Mails as they are really written, put together by hand: nothing of the reader's is used.
enum Letters {
    static func bytes(_ parts: [[UInt8]]) -> [UInt8] { parts.flatMap { $0 } }
    static func ascii(_ text: String) -> [UInt8] { Array(text.replacing("\n", with: "\r\n").utf8) }

    /// 「接続できません。①」 in ISO-2022-JP, with a character that the standard lacks and mail programs write.
    static let japanese: [UInt8] =
        [0x1B, 0x24, 0x42] + [
            0x40, 0x5C, 0x42, 0x33, 0x24, 0x47, 0x24, 0x2D, 0x24, 0x5E, 0x24, 0x3B, 0x24, 0x73, 0x21, 0x23,
        ]
        + [0x2D, 0x21] + [0x1B, 0x28, 0x42]

    /// The same in Shift_JIS.
    static let shiftJIS: [UInt8] = [
        0x90, 0xDA, 0x91, 0xB1, 0x82, 0xC5, 0x82, 0xAB, 0x82, 0xDC, 0x82, 0xB9, 0x82, 0xF1, 0x81, 0x42, 0x87, 0x40,
    ]
    static let text = "接続できません。①"

    static func head(_ identifier: String, subject: String = "=?ISO-2022-JP?B?GyRCQFxCMxsoQg==?=", more: String = "")
        -> [UInt8]
    {
        ascii(
            "From: =?UTF-8?B?5L6L5bGx?= <taro@city.example.jp>\nTo: helpdesk@chukan.example\nSubject: \(subject)\nMessage-ID: <\(identifier)>\nDate: Thu, 19 May 2016 12:30:00 +0900\n\(more)MIME-Version: 1.0\n"
        )
    }

    static func plain(_ identifier: String, charset: String, _ body: [UInt8], more: String = "") -> [UInt8] {
        head(identifier, more: more)
            + ascii("Content-Type: text/plain; charset=\(charset)\nContent-Transfer-Encoding: 8bit\n\n") + body
            + ascii("\n")
    }

    static func withFile(_ identifier: String, name: String, _ content: [UInt8]) -> [UInt8] {
        bytes([
            head(identifier), ascii("Content-Type: multipart/mixed; boundary=\"b1\"\n\n--b1\n"),
            ascii("Content-Type: text/plain; charset=ISO-2022-JP\nContent-Transfer-Encoding: 7bit\n\n"), japanese,
            ascii(
                "\n--b1\nContent-Type: application/octet-stream\nContent-Disposition: attachment; filename=\"\(name)\"\n"
            ),
            ascii("Content-Transfer-Encoding: base64\n\n\(Data(content).base64EncodedString())\n--b1--\n"),
        ])
    }

    static func html(_ identifier: String) -> [UInt8] {
        head(identifier)
            + ascii(
                "Content-Type: text/html; charset=utf-8\n\n<style>p{}</style><p>VPN&amp;LAN</p><script>x()</script><p>消灯<br>しました"
            )
    }

    static func bounce(_ identifier: String, of original: String, action: String = "failed") -> [UInt8] {
        head(identifier, subject: "Undelivered", more: "Auto-Submitted: auto-replied\n")
            + ascii(
                "Content-Type: multipart/report; report-type=delivery-status; boundary=\"r\"\n\n--r\nContent-Type: text/plain\n\nsorry\n--r\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx\n\nFinal-Recipient: rfc822; x@y\nAction: \(action)\nStatus: 5.1.1\n\n--r\nContent-Type: text/rfc822-headers\n\nMessage-ID: <\(original)>\nSubject: x\n\n--r--\n"
            )
    }
}
