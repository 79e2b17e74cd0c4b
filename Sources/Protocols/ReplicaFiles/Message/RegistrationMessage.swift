import OrganisationProtocol

/// The request of IF_DBM_20113 (`IF_DBM_20113_R01`): a head, and which attachment is about to come.
///
/// The names of its elements are known, their order is not, so any order is taken.
public struct RegistrationMessage: Sendable, Hashable {
    /// An element of the message.
    public enum Element: String, Sendable, CaseIterable {
        case identifier = "MSGID"
        case type = "MSGTypeID"
        case mode = "MSGMode"
        case source = "SourceSystemID"
        case destination = "DestinationSystemID"
        case reception = "ReceptionNumber"
        case result = "MSGResult"
        case unit = "RequestSourceUnitCode"
        case user = "RequestSourceUserID"
        case attachedFile = "AttachedFileName"
        case attachment = "AttachmentID"

        /// Whether it stands in `MessageHeader`; the others stand in `MessageBody`.
        var isInHeader: Bool {
            switch self {
            case .identifier, .type, .mode, .source, .destination, .reception, .result: true
            case .unit, .user, .attachedFile, .attachment: false
            }
        }

        /// Characters it may have: 20 for department and user as known, 64 for the rest [O].
        var limit: Int {
            switch self {
            case .unit, .user: 20
            case .identifier, .type, .mode, .source, .destination, .reception, .result, .attachedFile, .attachment: 64
            }
        }

        /// Whether a request means nothing without it.
        var isRequired: Bool { self == .identifier || self == .mode || self == .attachedFile }
    }

    /// One thing that is wrong with a message.
    public struct Fault: Error, Sendable, Hashable {
        /// The element, or empty for the message as a whole.
        public let element: String
        /// In Japanese, with what to do; what was sent is not repeated.
        public let message: String
    }

    /// All that is wrong with a message.
    public struct Faults: Error, Sendable, Hashable {
        public let all: [Fault]
    }

    /// MSGID: the sender's own name of this request.
    public let identifier: String

    /// Reads a message in UTF-8.
    ///
    /// Only MSGMode 1, a test, is taken: the preparation phase knows no other.
    /// - Throws: `Faults`.
    public init(_ bytes: [UInt8]) throws(Faults) {
        let reading = RegistrationMessageReading()
        do throws(XMLStream.Broken) {
            try XMLStream(reading).feed(bytes, isLast: true)
        } catch {
            throw Faults(all: [Fault(element: "", message: ReplicaFileRefusal.broken(error).reason)])
        }
        let faults = reading.faults + Element.allCases.compactMap { Self.fault($0, reading.values[$0] ?? "") }
        guard faults.isEmpty else { throw Faults(all: faults) }
        identifier = reading.values[.identifier] ?? ""
    }

    private static func fault(_ element: Element, _ value: String) -> Fault? {
        let name = element.rawValue
        if value.isEmpty {
            return element.isRequired ? Fault(element: name, message: "「\(name)」が空です。値を指定してください。") : nil
        }
        guard value.count <= element.limit else {
            return Fault(element: name, message: "「\(name)」は\(element.limit)文字以内で指定してください。")
        }
        if element == .identifier, !RequestKey.isPlain(value) {
            return Fault(element: name, message: "「\(name)」は\(RequestKey.rule)")
        }
        if element == .mode, value != "1" {
            return Fault(element: name, message: "総合運用テストの準備期間は、「MSGMode」に「1」（テスト）を指定してください。")
        }
        return nil
    }
}

/// Gathers the elements of a message.
private final class RegistrationMessageReading: XMLHandling {
    private static let root = "IF_DBM_20113_R01"
    private static let header = "MessageHeader"
    private static let body = "MessageBody"

    private(set) var values: [RegistrationMessage.Element: String] = [:]
    private(set) var faults: [RegistrationMessage.Fault] = []

    private var path: [String] = []
    private var text: [UInt8] = []

    func begin(_ name: String, _ attributes: [String: String]) {
        path.append(name)
        text = []
        let isKnown =
            switch path.count {
            case 1: name == Self.root
            case 2: name == Self.header || name == Self.body
            case 3:
                RegistrationMessage.Element(rawValue: name).map { $0.isInHeader == (path[1] == Self.header) } ?? false
            default: false
            }
        guard !isKnown else { return }
        let message =
            path.count == 1
            ? "最上位の要素が\(Self.root)ではありません。IF_DBM_20113の要求を送信してください。"
            : "定められていない要素があるか、要素の位置が異なります。\(Self.root)の構造に合わせてください。"
        let fault = RegistrationMessage.Fault(element: "", message: message)
        if !faults.contains(fault) { faults.append(fault) }
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        if path.count == 3 { text.append(contentsOf: bytes) }
    }

    func end() {
        if path.count == 3, let element = path.last.flatMap(RegistrationMessage.Element.init) {
            let value = String(decoding: text, as: UTF8.self)
            if values.updateValue(value, forKey: element) != nil {
                let name = element.rawValue
                faults.append(.init(element: name, message: "「\(name)」が2回現れます。1つにしてください。"))
            }
        }
        path.removeLast()
    }
}
