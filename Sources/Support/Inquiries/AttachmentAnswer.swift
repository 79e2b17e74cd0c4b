import Attachments
import Foundation
import Storage
public import Tickets
public import WebServer

/// A file of a ticket as it goes out: for saving, never as a page.
public enum AttachmentAnswer {
    /// Answers a file; nil for `organisation` is the desk, which may have every one.
    /// - Throws: `Problem.notFound` for another's file, and for one that is not what was kept.
    public static func answer(
        _ identifier: String, of organisation: String?, _ service: TicketService
    ) async throws -> WebResponse {
        let kept = try await service.store.read { tx in
            try TicketStore.attachment(identifier, of: organisation, in: tx)
        }
        guard let kept, let content = service.files.content(identifier, sha256: kept.sha256) else {
            throw Problem.notFound
        }
        // RFC 6266: the plain name is for old readers, the other for all else.
        let allowed = CharacterSet(charactersIn: "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_")
        let encoded = kept.name.addingPercentEncoding(withAllowedCharacters: allowed) ?? "file"
        return WebResponse(
            status: 200,
            headers: [
                ("content-type", kept.mediaType),
                ("content-disposition", "attachment; filename=\"file\"; filename*=UTF-8''\(encoded)"),
            ], body: content)
    }
}
