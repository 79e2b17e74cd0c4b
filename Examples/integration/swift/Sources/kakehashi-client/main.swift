import CCurl
import Foundation

// kakehashi-client SETTINGS number NUMBER | register FILE | withdraw FILE DAY IDENTIFIER | again FILE IDENTIFIER | show IDENTIFIER
// Exit status as of the client in Python: 0 done, 3 refused or rejected, 4 closed, 5 not to be trusted, 1 anything else, 2 usage.

func records(_ file: String) throws -> [[String: Any]] {
    try JSONSerialization.jsonObject(with: Data(contentsOf: URL(filePath: file))) as? [[String: Any]] ?? []
}

func run(_ words: [String]) throws -> [String: Any]? {
    guard words.count >= 3 else { return nil }
    let (settings, folder) = try Settings.read(words[0])
    let client = Client(channel: Channel(settings: settings, folder: folder))
    switch (words[1], words.count) {
    case ("number", 3): return try client.registerNumber(words[2])
    case ("register", 3): return try client.register(try records(words[2]))
    case ("withdraw", 5): return try client.withdraw(try records(words[2])[0], on: words[3], as: words[4])
    case ("again", 4): return try client.registerAgain(try records(words[2])[0], as: words[3])
    case ("show", 3): return try client.show(words[2])
    default: return nil
    }
}

func end(_ status: Int32, _ words: String) -> Never {
    FileHandle.standardError.write(Data((words + "\n").utf8))
    exit(status)
}

curl_global_init(Int(CURL_GLOBAL_DEFAULT))
do {
    guard let answer = try run(Array(CommandLine.arguments.dropFirst())) else {
        end(2, "kakehashi-client SETTINGS number|register|withdraw|again|show …")
    }
    print(
        String(
            decoding: try JSONSerialization.data(withJSONObject: answer, options: [.prettyPrinted, .sortedKeys]),
            as: UTF8.self))
} catch ClientError.closed(let seconds) {
    end(4, "closed; opens in \(seconds) s")
} catch ClientError.refused(let words) {
    end(3, words)
} catch ClientError.rejected(let rows) {
    end(3, rows.joined(separator: "\n"))
} catch ClientError.untrusted(let why) {
    end(5, why)
} catch {
    end(1, "\(error)")
}
