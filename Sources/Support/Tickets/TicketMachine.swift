/// What somebody does to a ticket.
public enum TicketDeed: String, Sendable, Hashable, CaseIterable {
    /// A clerk takes it, or is given it.
    case assign
    /// The desk answers.
    case answer
    /// The organisation writes again.
    case reply
    /// A clerk writes for the desk alone, moves it to another queue, or ties it to a known problem.
    case annotate
    case resolve
    /// The desk takes up again what was resolved.
    case reopen
    /// Time closes what was resolved.
    case close
    /// It goes on in another ticket.
    case merge
    /// The organisation says how it was.
    case rate
}

/// A deed that a ticket's state does not allow.
public enum TicketRefusal: Error, Sendable, Hashable {
    case closed
    case merged
    case notResolved
    case resolved
}

/// The states of a ticket.
public enum TicketMachine {
    /// The state after a deed.
    /// - Throws: `TicketRefusal` when the state does not allow it.
    public static func state(after deed: TicketDeed, in state: TicketState) throws(TicketRefusal) -> TicketState {
        switch state {
        case .merged: throw .merged
        case .closed: return try closed(deed)
        case .resolved: return try resolved(deed)
        case .received, .working, .waiting: return try open(deed, in: state)
        }
    }

    private static func open(_ deed: TicketDeed, in state: TicketState) throws(TicketRefusal) -> TicketState {
        switch deed {
        case .assign: state == .received ? .working : state
        case .answer: .waiting
        // What nobody has looked at stays so; else it is the desk's turn again.
        case .reply: state == .received ? .received : .working
        case .annotate: state
        case .resolve: .resolved
        case .merge: .merged
        case .reopen, .close, .rate: throw .notResolved
        }
    }

    private static func resolved(_ deed: TicketDeed) throws(TicketRefusal) -> TicketState {
        switch deed {
        case .reply, .reopen: .working
        case .close: .closed
        case .rate, .annotate: .resolved
        case .assign, .answer, .resolve, .merge: throw .resolved
        }
    }

    private static func closed(_ deed: TicketDeed) throws(TicketRefusal) -> TicketState {
        switch deed {
        case .annotate, .rate: .closed
        case .assign, .answer, .reply, .resolve, .reopen, .close, .merge: throw .closed
        }
    }
}
