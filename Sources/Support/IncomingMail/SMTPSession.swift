/// One SMTP session (RFC 5321), without a network: bytes in, actions out.
///
/// It takes mail for ヘルプデスク's own addresses and nothing else: no relaying, no sign-in.
struct SMTPSession {
    /// What whoever holds the connection does next, in order.
    enum Action: Equatable {
        case reply(String)
        /// Put this mail on the disk, then say `stored` how it went; nothing is read meanwhile.
        case store([UInt8])
        case close
    }

    private enum State {
        case command
        case data
        /// A mail that is too large is read to its end and refused.
        case refusedData
        case storing
        case closed
    }

    private let name: String
    private let addresses: Set<String>
    private let largest: Int
    private var state = State.command
    private var hasGreeted = false
    private var hasSender = false
    private var recipients = 0
    private var mail: [UInt8] = []
    private var waiting: [UInt8] = []
    private var mistakes = 0

    /// The longest command line; RFC 5321 §4.5.3.1.4 asks for 512.
    static let longestLine = 2_048
    /// RFC 5321 §4.5.3.1.8.
    static let mostRecipients = 100
    static let mostMistakes = 20

    /// A session of a server that calls itself `name` and takes mail for `addresses`, in lower case.
    init(name: String, addresses: Set<String>, largest: Int) {
        self.name = name
        self.addresses = addresses
        self.largest = largest
    }

    /// What is said first.
    var greeting: Action { .reply("220 \(name) ESMTP") }

    /// Takes bytes as they come.
    mutating func receive(_ bytes: some Sequence<UInt8>) -> [Action] {
        waiting += bytes
        return goOn()
    }

    /// The mail is on the disk, or could not be put there.
    mutating func stored(_ success: Bool) -> [Action] {
        state = .command
        let answer = success ? "250 2.0.0 taken" : "451 4.3.0 cannot be kept now; come again"
        return [.reply(answer)] + goOn()
    }

    private mutating func goOn() -> [Action] {
        var actions: [Action] = []
        while let line = nextLine() {
            switch state {
            case .command: actions += command(String(decoding: line, as: UTF8.self))
            case .data, .refusedData: actions += content(line)
            case .storing, .closed: return actions
            }
            if state == .storing || state == .closed { return actions }
        }
        // A line without an end is no command; a mail's line may be long.
        if waiting.count > Self.longestLine, state == .command {
            state = .closed
            actions += [.reply("500 5.5.2 line too long"), .close]
        }
        if state == .data, mail.count + waiting.count > largest { state = .refusedData }
        if state == .refusedData {
            mail = []
            // The end of a mail may be cut anywhere: its last bytes stay.
            if waiting.count > 4_096 { waiting.removeFirst(waiting.count - 4_096) }
        }
        return actions
    }

    /// The next line without its end; nil while it is not whole.
    ///
    /// Nothing but CRLF ends a line (RFC 5321 §2.3.8).
    private mutating func nextLine() -> [UInt8]? {
        guard state != .storing, state != .closed, let end = waiting.firstRange(of: [0x0D, 0x0A]) else { return nil }
        let line = Array(waiting[..<end.lowerBound])
        waiting.removeFirst(end.upperBound)
        return line
    }

    private mutating func content(_ line: [UInt8]) -> [Action] {
        if line == [UInt8(ascii: ".")] {
            let isRefused = state == .refusedData
            let whole = mail
            reset()
            if isRefused {
                state = .command
                return [.reply("552 5.3.4 larger than \(largest) bytes")]
            }
            state = .storing
            return [.store(whole)]
        }
        guard state == .data else { return [] }
        // RFC 5321 §4.5.2.
        mail += line.first == UInt8(ascii: ".") ? line.dropFirst() : line[...]
        mail += [0x0D, 0x0A]
        if mail.count > largest { state = .refusedData }
        return []
    }

    private mutating func reset() {
        hasSender = false
        recipients = 0
        mail = []
    }

    // MARK: - Commands

    private mutating func command(_ line: String) -> [Action] {
        let verb = line.prefix { $0 != " " }.uppercased()
        let argument = line.dropFirst(verb.count).drop { $0 == " " }
        switch verb {
        case "EHLO":
            hasGreeted = true
            reset()
            return [
                .reply(
                    "250-\(name)\r\n250-8BITMIME\r\n250-ENHANCEDSTATUSCODES\r\n250-PIPELINING\r\n250 SIZE \(largest)")
            ]
        case "HELO":
            hasGreeted = true
            reset()
            return [.reply("250 \(name)")]
        case "MAIL": return sender(String(argument))
        case "RCPT": return recipient(String(argument))
        case "DATA":
            guard recipients > 0 else { return mistake("503 5.5.1 no recipient yet") }
            state = .data
            return [.reply("354 end with a line of one dot")]
        case "RSET":
            reset()
            return [.reply("250 2.0.0 forgotten")]
        case "NOOP": return [.reply("250 2.0.0 here")]
        case "VRFY": return [.reply("252 2.1.5 send it and see")]
        case "QUIT":
            state = .closed
            return [.reply("221 2.0.0 goodbye"), .close]
        default: return mistake("500 5.5.2 not understood")
        }
    }

    private mutating func sender(_ argument: String) -> [Action] {
        guard hasGreeted, !hasSender else { return mistake("503 5.5.1 not now") }
        guard argument.uppercased().hasPrefix("FROM:"), Self.path(argument.dropFirst(5)) != nil else {
            return mistake("501 5.5.4 MAIL FROM:<address>")
        }
        if let size = Self.size(argument), size > largest { return [.reply("552 5.3.4 larger than \(largest) bytes")] }
        hasSender = true
        return [.reply("250 2.1.0 sender taken")]
    }

    private mutating func recipient(_ argument: String) -> [Action] {
        guard hasSender else { return mistake("503 5.5.1 no sender yet") }
        guard argument.uppercased().hasPrefix("TO:"), let path = Self.path(argument.dropFirst(3)) else {
            return mistake("501 5.5.4 RCPT TO:<address>")
        }
        guard addresses.contains(path.lowercased()) || path.lowercased() == "postmaster" else {
            return mistake("550 5.1.1 nobody of this address here")
        }
        guard recipients < Self.mostRecipients else { return [.reply("452 4.5.3 too many recipients")] }
        recipients += 1
        return [.reply("250 2.1.5 recipient taken")]
    }

    private mutating func mistake(_ reply: String) -> [Action] {
        mistakes += 1
        guard mistakes < Self.mostMistakes else {
            state = .closed
            return [.reply("421 4.7.0 too many mistakes"), .close]
        }
        return [.reply(reply)]
    }

    /// What stands between angle brackets; empty for `<>`, nil without them.
    private static func path(_ text: some StringProtocol) -> String? {
        guard let open = text.firstIndex(of: "<"), let end = text[open...].firstIndex(of: ">") else { return nil }
        return String(text[text.index(after: open)..<end])
    }

    /// `SIZE=` of RFC 1870.
    private static func size(_ text: String) -> Int? {
        text.uppercased().split(separator: " ").first { $0.hasPrefix("SIZE=") }.flatMap { Int($0.dropFirst(5)) }
    }
}
