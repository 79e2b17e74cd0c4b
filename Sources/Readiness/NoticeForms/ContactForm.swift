import Identifiers

extension FormNode {
    func contact() throws(FormError) -> Contact {
        let entries = try entries(required: ["name", "department", "mail", "telephone"])
        return Contact(
            name: try entries.required("name").text(), department: try entries.required("department").text(),
            mail: try entries.required("mail").mail(), telephone: try entries.required("telephone").telephone())
    }

    func bureauContact() throws(FormError) -> BureauContact {
        let entries = try entries(required: ["bureau", "contact"])
        return BureauContact(
            bureau: try entries.required("bureau").word(Bureau.self), contact: try entries.required("contact").contact()
        )
    }

    func mail() throws(FormError) -> String {
        let text = try text()
        let sides = text.split(separator: "@", omittingEmptySubsequences: false)
        let isPlain = text.utf8.allSatisfy { (0x21...0x7e).contains($0) }
        guard isPlain, sides.count == 2, !sides[0].isEmpty,
            sides[1].split(separator: ".", omittingEmptySubsequences: false).allSatisfy({ !$0.isEmpty }),
            sides[1].contains(".")
        else { throw error("form.mail", "メールアドレスを半角で記載してください（例: madoguchi@example.jp）。") }
        return text
    }

    func telephone() throws(FormError) -> String {
        let text = try text()
        let digits = TypedDigits.fold(text)
        guard (9...11).contains(digits.utf8.count), digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            throw error("form.telephone", "電話番号を市外局番から記載してください（例: 0263-00-0000）。")
        }
        return text
    }
}

extension Contact {
    var outline: FormOutline {
        .group([
            ("name", .text(name)), ("department", .text(department)), ("mail", .text(mail)),
            ("telephone", .text(telephone)),
        ])
    }
}
