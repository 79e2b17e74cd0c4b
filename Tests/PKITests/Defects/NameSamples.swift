/// Certificates that speak for others, or for nobody.
enum NameSamples {
    private static let host = Workshop.hostName

    private static let others: [String?] = [
        // Nobody at all, though the common name is right.
        nil,
        // The other bureau, the other parties, the neighbours.
        "DNS:cs02.city.example.lg.jp", "DNS:cs01-edu.city.example.lg.jp", "DNS:cs01.kyoiku.city.example.lg.jp",
        "DNS:cs01.town.example.lg.jp", "DNS:core.example.go.jp", "DNS:localhost", "DNS:city.example.lg.jp",
        "DNS:cs01.city.example2.lg.jp", "DNS:cs01.city.example.lg.jp.example.com", "DNS:cs01.city.example.lg.com",
        "DNS:www.cs01.city.example.lg.jp", "DNS:cs01", "DNS:cs01.city", "DNS:xcs01.city.example.lg.jp",
        "DNS:cs01.city.example.lg.jpx", "DNS:cs01city.example.lg.jp", "DNS:cs01.city.example.lgjp",
        // Look-alikes.
        "DNS:csO1.city.example.lg.jp", "DNS:cs0l.city.example.lg.jp", "DNS:cs01.c1ty.example.lg.jp",
        "DNS:cs01.clty.example.lg.jp", "DNS:cs01.city.examp1e.lg.jp", "DNS:cs01.city.exarnple.lg.jp",
        "DNS:cs01.xn--cty-4za.example.lg.jp", "DNS:cs01_city.example.lg.jp", "DNS:cs-01.city.example.lg.jp",
        "DNS:cs001.city.example.lg.jp", "DNS:cs01 .city.example.lg.jp", "DNS:cs01.city.example.lg.jp%00.example.com",
        // Dots where a name of a certificate has none.
        "DNS:cs01.city.example.lg.jp.", "DNS:.cs01.city.example.lg.jp", "DNS:cs01..city.example.lg.jp", "DNS:.",
        "DNS:.city.example.lg.jp",
        // Wildcards that reach too far, or not at all.
        "DNS:*", "DNS:*.jp", "DNS:*.lg.jp", "DNS:*.example.lg.jp", "DNS:*.*.example.lg.jp", "DNS:*.*.*.*.*",
        "DNS:cs*.city.example.lg.jp", "DNS:*01.city.example.lg.jp", "DNS:*cs01.city.example.lg.jp",
        "DNS:cs01.*.example.lg.jp", "DNS:cs01.city.example.lg.*", "DNS:*.cs01.city.example.lg.jp",
        "DNS:**.city.example.lg.jp", "DNS:*.city.example.lg.jp.",
        // Names of other kinds.
        "IP:192.0.2.10", "IP:2001:db8::10", "URI:https://\(host)/", "email:admin@\(host)", "RID:1.2.3.4",
        "otherName:1.2.3.4;UTF8:\(host)", "dirName:dir", "email:\(host)", "URI:\(host)",
        "IP:192.0.2.10,DNS:cs02.city.example.lg.jp", "DNS:cs02.city.example.lg.jp,DNS:cs03.city.example.lg.jp",
    ]

    static var all: [Sample] {
        others.enumerated().flatMap { index, names in
            let directory = names == "dirName:dir" ? ["[dir]", "CN=\(host)"] : []
            return Sample(
                name: "name-\(index)", code: "certificate.name", order: Order(names: names, more: directory)
            ).across(Array(Sample.shapes.filter { $0.name != "policy" && $0.name != "unknown" }.prefix(3)))
        }
    }
}
