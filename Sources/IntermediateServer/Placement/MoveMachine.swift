/// Where a tenant's way to another database has come to.
public enum MoveState: String, Sendable, Hashable, CaseIterable {
    /// Rows are copied while the tenant works.
    case copying
    /// The tenant stands still; what changed meanwhile follows.
    case frozen
    /// Both sides have the same rows.
    case verified
    /// The target is the tenant's place.
    case switched
    /// The source has no row of the tenant any more: the end.
    case cleaned
    /// The tenant works at the source again; the target is emptied.
    case undoing
    /// The target has no row of the tenant: the other end.
    case undone

    /// What may follow.
    public var next: Set<MoveState> {
        switch self {
        case .copying: [.frozen, .undoing]
        case .frozen: [.verified, .undoing]
        case .verified: [.switched, .undoing]
        case .switched: [.cleaned]
        case .undoing: [.undone]
        case .cleaned, .undone: []
        }
    }

    /// Whether nothing follows.
    public var isOver: Bool { next.isEmpty }
    /// Whether the tenant can still stay where it was.
    public var canBeUndone: Bool { next.contains(.undoing) }

    /// What becomes of a move when a step fails: while the tenant works it is tried again, while it stands still it is undone.
    public var afterFailure: MoveState {
        switch self {
        case .frozen, .verified: .undoing
        case .copying, .switched, .cleaned, .undoing, .undone: self
        }
    }
}

/// Each place at which a mover's process may end: what was done up to there is kept, and the rest is done by who comes next.
public enum MovePoint: String, Sendable, Hashable, CaseIterable {
    case prepared
    case copied
    case frozenAtHome
    case frozenAtSource
    case levelled
    case carried
    case compared
    case verified
    case switched
    case opened
    case left
    case cleared
    case cleaned
}
