/// Lines of a file on their way to a device, each with its place.
struct RowGathering {
    var unknown: [DeviceReading.Unknown] = []
    private var draft = DeviceDraft()
    private var places: [EntryKey: String] = [:]

    /// Takes one line.
    ///
    /// - Throws: `DeviceFileError` with its place.
    mutating func add(_ row: DeviceRow, place: String) throws(DeviceFileError) {
        do {
            try draft.add(row)
        } catch {
            throw DeviceFileError(place: "\(place) \(row.entry)", code: error.code, message: error.message)
        }
        places[EntryKey(row.entry.section, RowReading.folded(row.entry.key))] = place
    }

    /// The device, with what the lines leave out from another one.
    ///
    /// - Throws: `DeviceFileError` with the place of the entry that does not fit.
    func reading(base: VPNDevice? = nil) throws(DeviceFileError) -> DeviceReading {
        do {
            return DeviceReading(device: try draft.device(base: base), understood: places.count, unknown: unknown)
        } catch {
            let place = [places[error.entry] ?? "", error.entry.description].filter { !$0.isEmpty }
            throw DeviceFileError(place: place.joined(separator: " "), code: error.code, message: error.message)
        }
    }
}

extension VPNDevice {
    /// Reads lines as a worksheet has them.
    ///
    /// - Throws: `DeviceFileError` that names the line's place.
    public static func reading(
        rows: [(place: String, row: DeviceRow)], unknown: [DeviceReading.Unknown] = [], base: VPNDevice? = nil
    ) throws(DeviceFileError) -> DeviceReading {
        var gathering = RowGathering()
        gathering.unknown = unknown
        for (place, row) in rows { try gathering.add(row, place: place) }
        return try gathering.reading(base: base)
    }
}
