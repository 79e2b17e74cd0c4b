import AccessControl
import DesignSystem
import Foundation
import HTTPTypes
import Identifiers
import NetworkPicture
import NetworkWorksheet
import NoticeForms
import Reachability
import Spreadsheet
public import Storage
import SupportSite
import VPNDevice
public import WebServer
import Worksheet

/// The check of an organisation's network on the support site (S7, S12).
public struct NetworkCheck: Sendable {
    private let store: any DataStore

    /// Opens the check.
    public init(store: any DataStore) { self.store = store }

    /// All routes.
    public var routes: [Route] {
        [
            .page(.get, "/support/network", .requires(.checkNetwork), .networkShown, show),
            .page(.post, "/support/network", .requires(.checkNetwork), .networkChecked, check),
            .page(.get, "/support/network/picture.svg", .requires(.checkNetwork), .networkPictureShown, picture),
            .page(
                .get, "/support/network/worksheet.xlsx", .requires(.checkNetwork), .networkWorksheetDownloaded,
                worksheet),
            .page(
                .get, "/support/network/device-after.nft", .requires(.checkNetwork), .networkScriptDownloaded, script),
        ]
    }

    @Sendable private func show(_ request: WebRequest) async throws -> WebResponse {
        .page(try await page(request))
    }

    private func page(_ request: WebRequest, error: (any ProblemConvertible)? = nil) async throws -> Page {
        let state = try await state(request)
        let view = try state.site.map { try NetworkView($0) }
        return NetworkCheckPages.network(request, state, view, error: error)
    }

    @Sendable private func picture(_ request: WebRequest) async throws -> WebResponse {
        let site = try await site(request)
        return .file(Array(TopologyPicture(site, Proof(site)).svg.utf8), type: "image/svg+xml")
    }

    @Sendable private func worksheet(_ request: WebRequest) async throws -> WebResponse {
        let state = try await state(request)
        guard let site = state.site else { throw Problem.notFound }
        let form = WorksheetForm(
            organisation: state.organisation, results: [], device: try DeviceComparison(site).worksheetLines,
            completedOn: nil)
        return .file(
            try form.workbook().encoded(),
            type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", name: "vpn-worksheet.xlsx")
    }

    @Sendable private func script(_ request: WebRequest) async throws -> WebResponse {
        let text = try DeviceComparison(try await site(request)).result.nftables
        return .file(Array(text.utf8), type: "text/plain; charset=utf-8", name: "device-after.nft")
    }

    private func site(_ request: WebRequest) async throws -> Reachability.Site {
        guard let site = try await state(request).site else { throw Problem.notFound }
        return site
    }

    // MARK: - What is kept

    private func state(_ request: WebRequest) async throws -> NetworkState {
        let code = request.exchange.scope.organisation
        return try await store.read { tx in
            guard let organisation = try NoticeFormStore.organisation(code, in: tx) else { throw Problem.notFound }
            let form = try NoticeFormStore.newest(of: organisation.code, in: tx)?.configurationRequest
            return NetworkState(
                organisation: organisation, request: try form.map { try ConfigurationRequest(yaml: $0) },
                kept: try NetworkCheckStore.kept(of: organisation.code, in: tx))
        }
    }

    @Sendable private func check(_ request: WebRequest) async throws -> WebResponse {
        try await request.answering {
            let state = try await state(request)
            guard state.request != nil else {
                throw Problem(
                    status: 409, code: "network.no-form", title: "設定依頼票がまだ送付されていません。",
                    detail: "先に利用開始連絡で設定依頼票を送付してください。")
            }
            let kept = try handedIn(try request.form(), state, request)
            let exchange = request.exchange
            try await store.write { tx in
                try NetworkCheckStore.keep(kept, of: state.organisation.code, in: tx)
                try exchange.record(in: tx)
            }
            return .seeOther("/support/network")
        } refused: { error in
            try await page(request, error: error)
        }
    }

    private func handedIn(
        _ form: FormBody, _ state: NetworkState, _ request: WebRequest
    ) throws(Problem) -> NetworkCheckStore.Kept {
        let sent = try? form.file("surroundings", title: "団体内ネットワークの構成")
        guard let surroundings = sent.map({ String(decoding: $0, as: UTF8.self) }) ?? state.kept?.surroundings else {
            throw Problem(
                status: 422, code: "form.file-missing", title: "団体内ネットワークの構成が選択されていません。",
                detail: "ファイルを選択して、もう一度送信してください。", field: "surroundings")
        }
        do {
            _ = try Surroundings(yaml: surroundings)
        } catch {
            throw Self.problem(error, field: "surroundings")
        }
        let file = try form.file("device", title: "VPN装置の設定")
        let reading: DeviceReading
        do {
            reading = try DeviceUpload(file, base: state.site?.device).reading
        } catch {
            throw Self.problem(error, field: "device")
        }
        return NetworkCheckStore.Kept(
            device: reading.device.yaml, surroundings: surroundings,
            unread: (reading.remark.map { [$0] } ?? []) + reading.unknown.map { "\($0.place): \($0.text)" },
            checkedBy: request.actor.name, checkedAt: request.now)
    }

    private static func problem(_ error: DeviceFileError, field: String) -> Problem {
        Problem(
            status: 422, code: error.code, title: error.message,
            detail: error.place.isEmpty ? "ファイルを確認して、もう一度送信してください。" : "\(error.place) を修正して、もう一度送信してください。",
            field: field)
    }
}

/// What is known of an organisation's network.
struct NetworkState: Sendable {
    let organisation: Organisation
    let request: ConfigurationRequest?
    let kept: NetworkCheckStore.Kept?

    /// The network to judge; nil until the form was sent and settings were handed in.
    var site: Reachability.Site? {
        guard let request, let kept, let device = try? VPNDevice(yaml: kept.device),
            let surroundings = try? Surroundings(yaml: kept.surroundings)
        else { return nil }
        return Reachability.Site(request: request, device: device, surroundings: surroundings)
    }
}

/// Everything that is said of one network.
struct NetworkView {
    let site: Reachability.Site
    let proof: Proof
    let comparison: DeviceComparison
    let objects: ObjectSelection
    let remarks: [String]

    init(_ site: Reachability.Site) throws {
        self.site = site
        proof = Proof(site)
        comparison = try DeviceComparison(site)
        objects = ObjectSelection(site)
        remarks =
            Openness(site).remarks + AddressPlan([site]).collisions.map(\.text)
            + FormChange(sent: site.request, site.surroundings).reasons
    }
}
