/// What a style means in ink and paper.
struct CellLook {
    /// On every Japanese Windows of the period and later; LibreOffice substitutes its own Japanese font.
    static let fontName = "Yu Gothic"

    var fontSize = 10.0
    var bold = false
    var wraps = false
    var bordered = true
    var centred = false
    /// `0xRRGGBB` behind the text.
    var fill: UInt32?
    /// `0xRRGGBB` of the text; contrast with the fill is at least 4.5 : 1.
    var ink: UInt32?

    init(_ style: CellStyle) {
        switch style {
        case .plain:
            break
        case .title:
            (fontSize, bold, bordered) = (14, true, false)
        case .heading:
            (bold, wraps, centred, fill) = (true, true, true, 0xD9E2F3)
        case .label:
            (bold, wraps, fill) = (true, true, 0xF2F2F2)
        case .wrapped:
            wraps = true
        case .date:
            centred = true
        case .pass:
            (centred, fill, ink) = (true, 0xE6F4EA, 0x0B5F2A)
        case .fail:
            (bold, centred, fill, ink) = (true, true, 0xFDE7E9, 0xA3001B)
        case .notApplicable:
            (centred, fill, ink) = (true, 0xEDEDED, 0x404040)
        case .notRun:
            (bold, wraps, centred, fill, ink) = (true, true, true, 0xFFF4CE, 0x5C4300)
        case .add:
            (bold, centred, fill, ink) = (true, true, 0xDDEBFF, 0x0B3D91)
        case .change:
            (bold, centred, fill, ink) = (true, true, 0xFFE8CC, 0x7A3E00)
        case .delete:
            (bold, centred, fill, ink) = (true, true, 0xF6DDF3, 0x7A0B6E)
        case .note:
            (fontSize, bordered) = (9, false)
        }
    }
}
