import AccessControl
import DesignSystem
public import Foundation
import Library
import Markdown
public import Storage
import SupportSearch
import WebServer

extension ManualShelf {
    /// Puts versions that are new into the library, and their pages into the search.
    /// - Throws: `StoreError`.
    public func publish(to store: any DataStore, at now: Date) async throws {
        for manual in manuals {
            let exchange = Exchange(
                event: .documentPublished,
                actor: Actor(identifier: "operator:manuals", name: "運用事業者", role: .platformOperator),
                scope: AuditScope(), remoteAddress: "", now: now)
            try await store.write { tx in try Self.publish(manual, by: exchange, in: tx) }
        }
    }

    private static func publish(_ manual: Manual, by exchange: Exchange, in tx: any StoreTransaction) throws {
        let known = try LibraryStore.newest(of: manual.title, in: tx)
        guard known?.text != manual.text else { return }
        // What was published is never changed: other text under a known version is a correction of it.
        let isCorrection = known?.label.hasPrefix(manual.version) == true
        try LibraryStore.publish(
            manual.title, kind: manual.audience == .desk ? .deskManual : .manual,
            label: isCorrection ? "\(manual.version)（訂正）" : manual.version, text: manual.text,
            summary: isCorrection ? "字句の訂正" : manual.changes.first?.summary ?? "", isSearched: false,
            by: exchange, in: tx)
        for page in manual.pages {
            try SearchIndex.put(
                SearchEntry(
                    kind: .manual, key: "\(manual.id)/\(page.id)",
                    audience: manual.audience == .desk ? .desk : .everybody, title: "\(manual.title)：\(page.title)",
                    text: page.markdown(of: manual.id, base: "").passages.map(\.words).joined(separator: "\n")),
                at: exchange.now, in: tx)
        }
    }
}
