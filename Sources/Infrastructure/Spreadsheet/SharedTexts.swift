/// The shared string table (ECMA-376 Part 1 §18.4.9): plain and rich texts, without phonetic guides.
final class SharedTexts: PartHandler {
    private(set) var texts: [String] = []
    private var current = ""
    private var inPhonetic = false

    func start(_ element: String, _ attributes: PartAttributes) throws(SpreadsheetError) {
        switch element {
        case "si": current = ""
        // The reading of a name is not part of it.
        case "rPh": inPhonetic = true
        case _: break
        }
    }

    func end(_ element: String, text: String) throws(SpreadsheetError) {
        switch element {
        case "t" where !inPhonetic: current += text
        case "rPh": inPhonetic = false
        case "si": texts.append(CellText.readable(current))
        case _: break
        }
    }
}
