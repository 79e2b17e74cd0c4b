/// One component as the gallery and the tests show it.
public struct Component: Sendable {
    /// What people call it.
    public let title: String
    /// What makes it usable by everybody: for whoever uses or changes it.
    public let accessibility: [String]
    public let examples: [Example]
}

/// One way a component can look, with made-up content.
public struct Example: Sendable {
    public let title: String
    public let block: Block

    init(_ title: String, _ block: Block) {
        self.title = title
        self.block = block
    }
}

/// Every component with its examples: the page at `/design`, and the fixtures of the tests.
public enum Gallery {
    public static let components: [Component] = [
        Prose.component, Notice.component, SummaryRow.component, Table.component, Form.component, Link.component,
        Step.component, Diagram.component, Passage.component,
    ]

    /// The gallery as a page.
    public static let page = Page(
        Frame(site: "デザインシステム"), title: "部品の見本",
        blocks: [.text("画面はすべてこの部品で組み立てます。デジタル庁デザインシステムに倣い、外部の資源は使いません。")]
            + components.flatMap { component in
                [.heading(component.title), .list(component.accessibility)]
                    + component.examples.flatMap { [.subheading($0.title), $0.block] }
            })
}
