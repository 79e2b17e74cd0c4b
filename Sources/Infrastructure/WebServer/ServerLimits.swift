/// What one process takes on before it refuses, and how long it waits for anybody; the numbers are ours [O].
public struct ServerLimits: Sendable, Hashable, Codable {
    /// Requests that are worked on at the same time, over all sites.
    public var running = 64
    /// Requests of one site that are worked on at the same time while another is about.
    public var runningForEach = 8
    /// The same while no other has been about for a second: what is written together is made durable together.
    public var runningAlone = 32
    /// Requests of one site that may wait: one for each of its connections.
    public var waitingForEach = 512
    /// Seconds that a request waits for its turn.
    public var patience = 5
    /// Connections to one listener; more wait in the kernel's queue.
    public var connections = 512
    /// Bytes of request bodies that are held at the same time, over all sites.
    public var bodies = 256 << 20
    /// Of these, bytes that one site may hold.
    public var bodiesForEach = 64 << 20
    /// Seconds until a connection has made its handshake and sent a request's head.
    public var head = 10
    /// Seconds between two looks at a body that arrives, or an answer that is taken; each must have moved.
    public var progress = 10
    /// The fewest bytes of a body that must have come between two such looks.
    public var leastProgress = 10 << 10
    /// Seconds that a connection may stay open without a request.
    public var idle = 75
    /// Seconds that requests under way get to end when a listener stops.
    public var drain = 15

    /// The limits as they are without a setting.
    public init() {}
}
