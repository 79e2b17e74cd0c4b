import DesignSystem
import WebServer

/// The steps of importing and undoing one master, the same for the administrator and the operator.
struct MasterDesk<Document: MasterDocument>: Sendable {
    let versions: MasterVersions<Document>
    let place: MasterPlace

    private var request: WebRequest { place.request }

    /// Takes an uploaded file; a refused one shows the overview again with everything that is wrong.
    func receive(refused: (MasterError) async throws -> WebResponse) async throws -> WebResponse {
        let form = try request.form()
        do {
            let file = try? form.file("master", title: Document.form.title)
            try await versions.stage(file, by: request.exchange)
            return .seeOther(place.path("staged"))
        } catch let error as MasterError where !request.wantsDocument {
            return try await refused(error)
        }
    }

    /// What would change, and the question whether it shall.
    func preview() async throws -> WebResponse {
        do {
            return .page(MasterPreviewPage.page(place, try await versions.preview(at: request.now)))
        } catch let error as MasterError where !request.wantsDocument {
            return refusal(error)
        }
    }

    /// Applies what the page showed; where it no longer holds, shows what holds now.
    func apply() async throws -> WebResponse {
        do {
            try await versions.applyStaged(choice, by: request.exchange)
            return .seeOther(place.done(.applied))
        } catch let error as MasterError where !request.wantsDocument {
            guard let preview = try? await versions.preview(at: request.now) else { return refusal(error) }
            return .page(MasterPreviewPage.page(place, preview, error: error), status: error.problem.status)
                .refused(error.problem.code)
        }
    }

    /// Discards the waiting file.
    func cancel() async throws -> WebResponse {
        try await versions.cancel(by: request.exchange)
        return .seeOther(place.done(.cancelled))
    }

    /// One version of the history.
    func version() async throws -> WebResponse {
        guard let number = Int64(try request.parameter("number")) else { throw MasterError.noSuchVersion }
        return .page(MasterVersionPage.page(place, try await versions.version(number)))
    }

    /// What undoing would change, and the question whether it shall.
    func askBeforeUndoing() async throws -> WebResponse {
        guard let offer = try await versions.undoOffer() else { throw MasterError.nothingToUndo }
        return .page(MasterUndoPage.page(place, offer))
    }

    /// Goes back to the version before, if the one in force is the one that the page showed.
    func undo() async throws -> WebResponse {
        do {
            try await versions.undo(from: Int64(request.query["from"] ?? "") ?? 0, by: request.exchange)
            return .seeOther(place.done(.undone))
        } catch let error as MasterError where !request.wantsDocument {
            guard let offer = try? await versions.undoOffer() else { return refusal(error) }
            return .page(MasterUndoPage.page(place, offer, error: error), status: error.problem.status)
                .refused(error.problem.code)
        }
    }

    /// What cannot go on, and the way back.
    private func refusal(_ error: MasterError) -> WebResponse {
        .page(
            place.page(
                "\(Document.form.title)の取込みを続けられません",
                MasterErrorBlocks.blocks(error) + [.links([Link("マスターの一覧へ戻る", path: place.base)])], error: error),
            status: error.problem.status
        ).refused(error.problem.code)
    }

    /// The form's address carries what its page showed; an address without it confirms nothing.
    private var choice: MasterChoice? {
        guard let sha256 = request.query["file"], let against = request.query["against"].flatMap({ Int64($0) }) else {
            return nil
        }
        return MasterChoice(sha256: sha256, against: against)
    }
}
