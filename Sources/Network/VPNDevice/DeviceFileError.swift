/// Why a file of settings is refused; nothing of it is used then.
public struct DeviceFileError: Error, Sendable, Hashable, CustomStringConvertible {
    /// Where: `12行目 nat[0].outside`, `VPN装置の設定 D14`; empty for the file as a whole.
    public let place: String
    /// Stable, such as `device.undefined`.
    public let code: String
    /// What is wrong and what is expected, in Japanese.
    public let message: String

    /// Describes why.
    public init(place: String, code: String, message: String) {
        self.place = place
        self.code = code
        self.message = message
    }

    /// 「12行目: …」.
    public var description: String { place.isEmpty ? message : "\(place): \(message)" }
}

/// A device as a file tells it, and what of the file was not understood.
public struct DeviceReading: Sendable, Hashable {
    /// What was understood.
    public let device: VPNDevice
    /// How many entries were.
    public let understood: Int
    /// What was not: nothing is dropped without being told.
    public let unknown: [Unknown]

    /// Something that was not understood.
    public struct Unknown: Sendable, Hashable {
        /// Where it stands.
        public let place: String
        /// What stands there, at most 200 characters.
        public let text: String

        /// Describes it.
        public init(place: String, text: String) {
            self.place = place
            self.text = String(text.prefix(200))
        }
    }

    /// Describes a reading.
    public init(device: VPNDevice, understood: Int, unknown: [Unknown]) {
        self.device = device
        self.understood = understood
        self.unknown = unknown
    }

    /// 「98 %を読み取りました。次の2件は読み取れません。」; nil when all was understood.
    public var remark: String? {
        guard !unknown.isEmpty else { return nil }
        let share = understood * 100 / (understood + unknown.count)
        return "\(share) %を読み取りました。次の\(unknown.count)件は読み取れません（判定に使いません）。"
    }
}
