import DesignSystem
import Foundation
import Markdown

/// One manual.
public struct Manual: Sendable {
    /// The name of its folder, as it stands in addresses.
    public let id: String
    public let title: String
    public let version: String
    public let audience: ManualAudience
    public let changes: [ManualChange]
    public let pages: [ManualPage]

    /// All pages as they were written, in their order.
    public var text: String { pages.map(\.text).joined(separator: "\n") }
}

/// One page of a manual: a task.
public struct ManualPage: Sendable {
    /// The file's name without its ending, as it stands in addresses.
    public let id: String
    /// As it was written.
    public let text: String
    public let title: String
}

/// Why manuals cannot be read.
public struct ManualError: Error, CustomStringConvertible {
    public let description: String
}

/// Every manual that there is.
public struct ManualShelf: Sendable {
    public let manuals: [Manual]
    /// By name.
    let pictures: [String: [UInt8]]

    /// A shelf without a manual.
    public static let empty = ManualShelf(manuals: [], pictures: [:])

    private init(manuals: [Manual], pictures: [String: [UInt8]]) {
        self.manuals = manuals
        self.pictures = pictures
    }

    /// Reads a folder with one folder for each manual, and `pictures`.
    /// - Throws: `ManualError` for the first file that is missing or makes no sense.
    public init(folder: String) throws {
        let names = try Self.contents(folder)
        manuals = try names.filter { $0 != "pictures" && !$0.contains(".") }.map { name in
            try Self.manual(name, in: "\(folder)/\(name)")
        }
        pictures = try Dictionary(
            uniqueKeysWithValues: Self.contents("\(folder)/pictures").filter { $0.hasSuffix(".png") }.map { name in
                (name, [UInt8](try Data(contentsOf: URL(filePath: "\(folder)/pictures/\(name)"))))
            })
    }

    /// One of the manuals.
    public func manual(_ id: String) -> Manual? { manuals.first { $0.id == id } }

    private static func contents(_ folder: String) throws -> [String] {
        do {
            return try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        } catch {
            throw ManualError(description: "\(folder) cannot be read")
        }
    }

    private static func manual(_ id: String, in folder: String) throws -> Manual {
        func text(_ name: String) throws -> String {
            guard let text = try? String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8) else {
                throw ManualError(description: "\(folder)/\(name) cannot be read")
            }
            return text
        }
        let file: ManualFile
        do {
            file = try ManualFile.read(try text("manual.yaml"))
        } catch {
            throw ManualError(description: "\(folder)/manual.yaml: \(error)")
        }
        let pages = try contents(folder).filter { $0.hasSuffix(".md") }.map { name in
            let text = try text(name)
            let title = MarkdownText(text) { _ in nil }.title
            guard !title.isEmpty else { throw ManualError(description: "\(folder)/\(name) has no title") }
            return ManualPage(id: String(name.dropLast(3)), text: text, title: title)
        }
        guard !pages.isEmpty, file.changes.first?.version == file.version else {
            throw ManualError(description: "\(folder): no page, or the change list does not begin with \(file.version)")
        }
        return Manual(
            id: id, title: file.title, version: file.version, audience: file.audience, changes: file.changes,
            pages: pages)
    }
}

extension ManualPage {
    /// What stands on the page, with its links and pictures under `base`.
    func markdown(of manual: String, base: String) -> MarkdownText {
        MarkdownText(text) { ManualAddress.resolved($0, from: manual, base: base) }
    }
}

/// Where a link among manuals leads on a site.
enum ManualAddress {
    /// `02-import.md`, `../accounts/01-first.md#part-2`, `../pictures/x.png`, `#part-2`; anything else is no address.
    static func resolved(_ link: String, from manual: String, base: String) -> String? {
        if link.hasPrefix("#") { return link }
        let parts = link.split(separator: "#", maxSplits: 1).map(String.init)
        let file = parts[0]
        guard link.allSatisfy({ $0.isASCII && !$0.isWhitespace }), !file.contains(":"), !file.hasPrefix("/") else {
            return nil
        }
        var steps = file.split(separator: "/").map(String.init)
        if steps.first == ".." { steps.removeFirst() } else { steps.insert(manual, at: 0) }
        guard steps.count == 2, !steps.contains("..") else { return nil }
        if steps[0] == "pictures", file.hasSuffix(".png") { return "\(base)/pictures/\(steps[1])" }
        guard file.hasSuffix(".md") else { return nil }
        let anchor = parts.count > 1 ? "#\(parts[1])" : ""
        return "\(base)/\(steps[0])/\(steps[1].dropLast(3))\(anchor)"
    }
}
