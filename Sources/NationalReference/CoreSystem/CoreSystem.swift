import BackgroundWork
import Crypto
public import Foundation
import Identifiers
public import NationalProtocol
import ServiceCalendar
public import Storage

/// コアシステム (S6), a stand-in: judges, turns codes, carries what is sealed.
public struct CoreSystem: Sendable {
    /// How long a provider has to answer [O]: ten days, after which an inquiry ends.
    public static let timeToAnswer: TimeInterval = 10 * 86_400

    let store: any DataStore
    let rules: PermitRules
    let codes: CodeBook
    /// Wakes whoever waits for something in a server's box.
    let bell = Bell<String>()

    /// Serves by a permit table; nil when the key has another length.
    ///
    /// - Parameters:
    ///   - store: the centre's own rows.
    ///   - table: who may ask whom for what.
    ///   - codeKey: the key of all 符号, 64 bytes.
    public init?(store: any DataStore, table: PermitTable, codeKey: [UInt8]) {
        guard let codes = CodeBook(key: codeKey) else { return nil }
        self.store = store
        rules = PermitRules(table)
        self.codes = codes
    }

    /// Makes a key of all 符号.
    public static func newCodeKey() -> [UInt8] {
        (0..<CodeBook.keyLength).map { _ in UInt8.random(in: .min ... .max) }
    }
}
