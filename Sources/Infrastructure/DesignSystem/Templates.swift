import Foundation
import Mustache

/// The component templates, read once from the binary.
enum Templates {
    private static let library: MustacheLibrary = {
        let sources: [(String, [UInt8])] = [
            ("page", PackageResources.page_mustache), ("heading", PackageResources.heading_mustache),
            ("subheading", PackageResources.subheading_mustache), ("text", PackageResources.text_mustache),
            ("list", PackageResources.list_mustache), ("picture", PackageResources.picture_mustache),
            ("notice", PackageResources.notice_mustache), ("summary", PackageResources.summary_mustache),
            ("table", PackageResources.table_mustache), ("table-cell", PackageResources.table_cell_mustache),
            ("table-text", PackageResources.table_text_mustache), ("table-code", PackageResources.table_code_mustache),
            ("table-state", PackageResources.table_state_mustache),
            ("table-link", PackageResources.table_link_mustache),
            ("table-button", PackageResources.table_button_mustache), ("form", PackageResources.form_mustache),
            ("field", PackageResources.field_mustache), ("field-error", PackageResources.field_error_mustache),
            ("field-state", PackageResources.field_state_mustache),
            ("error-summary", PackageResources.error_summary_mustache),
            ("links", PackageResources.links_mustache), ("steps", PackageResources.steps_mustache),
            ("fixed", PackageResources.fixed_mustache), ("diagram", PackageResources.diagram_mustache),
            ("phrases", PackageResources.phrases_mustache),
            ("written-heading", PackageResources.written_heading_mustache),
            ("written-paragraph", PackageResources.written_paragraph_mustache),
            ("written-items", PackageResources.written_items_mustache),
            ("written-table", PackageResources.written_table_mustache),
            ("written-picture", PackageResources.written_picture_mustache),
            ("written-aside", PackageResources.written_aside_mustache),
        ]
        MustacheContentTypes.register(ScalarEscaping(), named: ScalarEscaping.name)
        var library = MustacheLibrary()
        for (name, source) in sources {
            // A template that does not parse leaves its component empty; the component tests render every one.
            try? library.register(
                "{{% CONTENT_TYPE: \(ScalarEscaping.name)}}" + String(decoding: source, as: UTF8.self), named: name)
        }
        return library
    }()

    static func render(_ name: String, _ values: [String: Any]) -> String {
        library.render(values, withTemplate: name) ?? ""
    }

    /// A template of one value, `{{.}}`.
    static func render(_ name: String, text: String) -> String {
        library.render(text, withTemplate: name) ?? ""
    }
}

/// Files that pages link to.
public enum DesignAssets {
    /// The style sheet, UTF-8.
    public static var styleSheet: [UInt8] { PackageResources.kakehashi_css }
    /// What makes pages more comfortable where JavaScript runs, UTF-8; no page needs it.
    public static var script: [UInt8] { PackageResources.kakehashi_js }
    /// The picture in a browser's tab, SVG.
    public static var icon: [UInt8] { PackageResources.icon_svg }
}
