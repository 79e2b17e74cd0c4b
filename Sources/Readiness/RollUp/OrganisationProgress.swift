public import Foundation
public import Identifiers

/// One organisation and when each of its tasks was done.
public struct OrganisationProgress: Sendable {
    public let organisation: Organisation
    /// Latin letters, such as `Matsumoto-shi`; empty where none is known.
    public let romaji: String
    /// Where its office is; nil where that is not known, as of unions.
    public let place: GeographicPlace?
    /// The slots of the plan that it has to do.
    public let slots: [Int]
    /// By slot of the plan: when it was done, nil while it is not and where it need not be.
    public internal(set) var done: [Date?]

    /// Describes an organisation's progress.
    public init(
        organisation: Organisation, romaji: String = "", place: GeographicPlace? = nil, slots: [Int], done: [Date?]
    ) {
        self.organisation = organisation
        self.romaji = romaji
        self.place = place
        self.slots = slots
        self.done = done
    }

    /// How many tasks are done.
    public var doneCount: Int { done.count { $0 != nil } }
    /// When the last of all tasks was done; nil while one is open.
    public var completedAt: Date? { open.isEmpty ? lastMove : nil }
    /// The slots that are to be done yet.
    public var open: [Int] { slots.filter { done[$0] == nil } }
    /// When it last moved.
    public var lastMove: Date? { done.compactMap(\.self).max() }
}

/// A place on the map, in degrees.
public struct GeographicPlace: Sendable, Hashable {
    public let latitude: Double
    public let longitude: Double

    /// Names a place.
    public init(latitude: Double, longitude: Double) {
        self.latitude = latitude
        self.longitude = longitude
    }
}
