import OrganisationProtocol

/// 副本データ: a small XML text within a record, a dataset with `Version`, `TimeAndDateOfUpdate` and items.
final class DuplicateCopy: XMLHandling {
    private static let updated = "TimeAndDateOfUpdate"

    private var depth = 0
    private var version = ""
    private var updatedAt = ""
    private var items: [(name: String, value: String, isNil: Bool, reason: String)] = []
    private var text: [UInt8] = []
    private var current = (name: "", isNil: false, reason: "")
    private var isTooDeep = false

    /// Adds what a text holds to a row, with what is wrong with it.
    static func read(_ text: String, into draft: inout RowDraft) {
        let copy = DuplicateCopy()
        do {
            try XMLStream(copy).feed(Array(text.utf8), isLast: true)
        } catch {
            return draft.faults.append(.badDocument)
        }
        guard !copy.isTooDeep else { return draft.faults.append(.badDocument) }
        draft.copyVersion = copy.version
        if !copy.updatedAt.isEmpty { draft[.updatedAt] = copy.updatedAt }
        var seen: Set<String> = []
        for item in copy.items {
            if !seen.insert(item.name).inserted {
                if TextRule.isItemName(item.name) { draft.faults.append(.repeated(item.name)) }
            } else if item.isNil, item.reason.isEmpty {
                draft.addWithoutReason(item.name)
            } else {
                draft.add(item.name, value: item.value, reason: item.reason)
            }
        }
    }

    func begin(_ name: String, _ attributes: [String: String]) {
        depth += 1
        text = []
        switch depth {
        case 1: version = attributes["Version"] ?? ""
        case 2:
            let isNil = ["true", "1"].contains(attributes["xsi:nil"] ?? "")
            current = (name, isNil, attributes["ReasonOfNull"] ?? "")
        default: isTooDeep = true
        }
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) { text.append(contentsOf: bytes) }

    func end() {
        if depth == 2 {
            let value = String(decoding: text, as: UTF8.self)
            if current.name == Self.updated {
                updatedAt = value
            } else {
                items.append((current.name, value, current.isNil, current.reason))
            }
        }
        depth -= 1
        text = []
    }
}
