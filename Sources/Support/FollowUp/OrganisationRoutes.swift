import AccessControl
import AuditLog
import DesignSystem
import Foundation
import HTTPTypes
import Identifiers
import NoticeForms
import OutgoingMail
import RollUp
import ServiceCalendar
import Storage
import WebServer

/// One organisation's reason, contacts, notes and messages; and whom to call.
struct OrganisationRoutes: Sendable {
    let site: FollowUpSite

    var routes: [Route] {
        let one = "\(FollowUpSite.base)/organisations/{code}"
        return [
            .page(.get, one, .requires(.readRollUp), .organisationLookedAt, show),
            .page(.post, "\(one)/notes", .requires(.followUp), .noteWritten, addNote),
            .page(.get, "\(one)/contacts", .requires(.readRollUp), .contactsShown, contacts),
            .page(.post, "\(one)/handovers", .requires(.followUp), .handoverRecorded, handOver),
            .page(
                .post, "\(one)/messages/{message}/confirmation", .requires(.followUp), .messageConfirmed,
                confirmByTelephone),
            .page(.get, "\(FollowUpSite.base)/calls", .requires(.readRollUp), .callsShown, calls),
        ]
    }

    /// What the database knows of one organisation.
    struct Record: Sendable {
        let contacts: [ContactEntry]
        let notes: [CallNote]
        let messages: [Message]
        let deliveries: [MessageDelivery]
    }

    private func record(_ progress: OrganisationProgress, _ now: Date) async throws -> Record {
        let code = progress.organisation.code
        return try await site.store.read { tx in
            Record(
                contacts: try ContactTable.contacts(of: [code], at: now, in: tx)[code] ?? [],
                notes: try CallNotes.all(of: code, in: tx),
                messages: try MessageStore.all(of: code.text, in: tx),
                deliveries: try MessageStore.deliveries(of: code.text, in: tx))
        }
    }

    @Sendable private func show(_ request: WebRequest) async throws -> WebResponse {
        let progress = try await site.organisation(request)
        return .page(try await page(request, progress))
    }

    private func page(
        _ request: WebRequest, _ progress: OrganisationProgress, error: (any ProblemConvertible)? = nil
    ) async throws -> Page {
        OrganisationPages.show(
            request, progress, site.plan, try await record(progress, request.now), error: error)
    }

    @Sendable private func addNote(_ request: WebRequest) async throws -> WebResponse {
        let progress = try await site.organisation(request)
        let form = try request.form()
        return try await request.answering {
            let (talkedTo, content) = (form["talked-to"], form["content"])
            guard !content.isEmpty, content.count <= 2_000 else {
                throw Problem(
                    status: 422, code: "note.content", title: "連絡の内容が入力されていないか、長すぎます。",
                    detail: "2,000文字以内で入力してください。", field: "content")
            }
            let again = form["call-again-on"]
            let day = CalendarDay(again)
            guard again.isEmpty || (day.map { $0 >= CalendarDay(request.now) } ?? false) else {
                throw Problem(
                    status: 422, code: "note.day", title: "次の連絡日が正しくありません。", detail: "本日以降の日付を入力してください。",
                    field: "call-again-on")
            }
            let exchange = request.exchange
            try await site.store.write { tx in
                let number = try CallNotes.add(
                    talkedTo: talkedTo, content: content, callAgainOn: day, of: progress.organisation.code,
                    by: (exchange.actor.identifier, exchange.actor.name), at: exchange.now, in: tx)
                try exchange.record(subject: "note \(number)", scope: Self.scope(progress), in: tx)
            }
            return .seeOther(OrganisationPages.path(progress))
        } refused: { error in
            try await page(request, progress, error: error)
        }
    }

    @Sendable private func contacts(_ request: WebRequest) async throws -> WebResponse {
        let progress = try await site.organisation(request)
        let record = try await record(progress, request.now)
        return .page(ContactPages.show(request, progress, record.contacts))
    }

    @Sendable private func handOver(_ request: WebRequest) async throws -> WebResponse {
        let progress = try await site.organisation(request)
        let record = try await record(progress, request.now)
        let form = try request.form()
        return try await request.answering {
            let handover = try HandoverForm.read(form, record.contacts, now: request.now)
            let exchange = request.exchange
            try await site.store.write { tx in
                try handover.keep(
                    of: progress.organisation.code, by: exchange.actor.identifier, at: exchange.now, in: tx)
                try exchange.record(subject: handover.role.rawValue, scope: Self.scope(progress), in: tx)
            }
            return .seeOther("\(OrganisationPages.path(progress))/contacts")
        } refused: { error in
            ContactPages.show(request, progress, record.contacts, error: error, form: form)
        }
    }

    @Sendable private func confirmByTelephone(_ request: WebRequest) async throws -> WebResponse {
        let progress = try await site.organisation(request)
        let (name, exchange) = (try request.form()["name"], request.exchange)
        guard let number = Int64(try request.parameter("message")) else { throw Problem.notFound }
        return try await request.answering {
            guard !name.isEmpty, name.count <= 100 else {
                throw Problem(
                    status: 422, code: "message.name", title: "確認した人の氏名が入力されていません。",
                    detail: "電話で受領を確認した相手の氏名を入力してください。", field: "name")
            }
            try await site.store.write { tx in
                guard let message = try MessageStore.message(number, in: tx),
                    message.organisation == progress.organisation.code.text
                else { throw Problem.notFound }
                let isNew = try MessageStore.confirm(number, by: name, how: "telephone", at: exchange.now, in: tx)
                if isNew { try exchange.record(subject: "message \(number)", scope: Self.scope(progress), in: tx) }
            }
            return .seeOther(OrganisationPages.path(progress))
        } refused: { error in
            try await page(request, progress, error: error)
        }
    }

    @Sendable private func calls(_ request: WebRequest) async throws -> WebResponse {
        let scene = try await site.scene(request)
        let list = try await CallList(scene, store: site.store)
        return .page(CallPages.list(request, scene, list))
    }

    private static func scope(_ progress: OrganisationProgress) -> AuditScope {
        AuditScope(organisation: progress.organisation.code.text, bureau: Bureau.mayor.rawValue)
    }
}
