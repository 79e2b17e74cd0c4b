import Foundation

/// A Maildir: a message is written in `tmp` and moved to `new`, so that whoever reads never sees half of one.
struct Maildir {
    let folder: String

    func add(_ message: [UInt8], number: String) throws(MailError) {
        do {
            for name in ["tmp", "new", "cur"] {
                try FileManager.default.createDirectory(
                    atPath: "\(folder)/\(name)", withIntermediateDirectories: true,
                    attributes: [.posixPermissions: 0o700])
            }
            let name = "\(number).kakehashi"
            try Data(message).write(to: URL(filePath: "\(folder)/tmp/\(name)"))
            // A message that was there already, from a try whose end nobody saw, is the same one.
            try? FileManager.default.removeItem(atPath: "\(folder)/new/\(name)")
            try FileManager.default.moveItem(atPath: "\(folder)/tmp/\(name)", toPath: "\(folder)/new/\(name)")
        } catch {
            throw .notNow("the Maildir \(folder) cannot be written")
        }
    }
}
