import Identifiers
import NoticeForms

/// The forms of a made-up organisation, after the samples of `Examples`: persons and addresses are invented.
struct NationForms {
    private let notice: UsageNotice
    private let request: ConfigurationRequest

    init(_ files: NationFiles) throws {
        notice = try UsageNotice(yaml: files.text(files.example("usage-notice.yaml")))
        request = try ConfigurationRequest(yaml: files.text(files.example("configuration-request.yaml")))
    }

    func notice(of organisation: Organisation, number: Int) -> UsageNotice {
        let sample = notice.forOrganisation(organisation)
        func person(_ sample: Contact, _ place: Int) -> Contact {
            let given = Self.given[(number * 7 + place * 3) % Self.given.count]
            let family = Self.family[(number + place) % Self.family.count]
            let local = sample.mail.split(separator: "@").first ?? "staff"
            return Contact(
                name: "\(family)　\(given)", department: sample.department,
                mail: "\(local)@g\(organisation.code.text).example.jp",
                // 00 as the local exchange is given to nobody.
                telephone:
                    "0\(organisation.code.prefectureNumber)-00-\(String(10_000 + number * 8 % 9_990 + place).dropFirst())"
            )
        }
        return UsageNotice(
            organisation: organisation.code, organisationName: organisation.name, version: 1,
            windowManager: person(sample.windowManager, 0), windowClerk: person(sample.windowClerk, 1),
            systemAdministrators: sample.systemAdministrators.enumerated().map {
                BureauContact(bureau: $0.element.bureau, contact: person($0.element.contact, 2 + $0.offset))
            }, supportSiteAdministrator: person(sample.supportSiteAdministrator, 4),
            vpnAdministrators: sample.vpnAdministrators.enumerated().map { person($0.element, 5 + $0.offset) })
    }

    func request(of organisation: Organisation) -> String { request.forOrganisation(organisation).yaml }

    private static let family = ["例山", "例川", "例田", "例木", "例村", "例本", "例野", "例島", "例沢", "例原", "例井"]
    private static let given = ["太郎", "花子", "一郎", "恵子", "健", "明美", "誠", "直子", "修", "由美", "翔", "美咲", "大輔"]
}
