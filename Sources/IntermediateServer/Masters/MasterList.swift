import Identifiers

/// One table of a master as people compare it: a key and what stands beside it.
struct MasterList: Sendable, Hashable {
    let title: String
    let entries: [Entry]

    struct Entry: Sendable, Hashable {
        let key: String
        let text: String
    }
}

extension DistributedMaster {
    var lists: [MasterList] {
        [
            MasterList(
                title: "情報保有機関", entries: holders.map { .init(key: $0.holderCode.text, text: $0.listText) }),
            MasterList(title: "事務", entries: affairs.map { .init(key: $0.code.text, text: $0.name) }),
            MasterList(
                title: "事務手続",
                entries: procedures.map { .init(key: $0.code.text, text: "\($0.name)（事務 \($0.affair)）") }),
            MasterList(title: "特定個人情報名", entries: items.map { .init(key: $0.code.text, text: $0.name) }),
            MasterList(
                title: "照会許可",
                entries: permits.map { .init(key: $0.key, text: "許可") }
                    + (delegations ?? []).map { .init(key: $0.key, text: "委任") }),
        ]
    }
}

extension DistributedMaster.Holder {
    fileprivate var listText: String {
        guard let kind, let server else { return name }
        return "\(name)（\(kind)、\(server)）"
    }
}

extension LocalMaster {
    var lists: [MasterList] {
        [
            MasterList(title: "部署", entries: departments.map { .init(key: $0.code.text, text: $0.name) }),
            MasterList(title: "行政区", entries: districts.map { .init(key: $0.code.text, text: $0.name) }),
            MasterList(title: "担当事務", entries: duties.map { .init(key: $0.key, text: "担当") }),
        ]
    }
}
